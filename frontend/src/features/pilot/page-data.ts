import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import type { FigureData } from '../../ui/data-figure'
import { PilotPageQuery } from './query-one'

/** A figure of a pilot's page as data: its table, and the query of the page that it comes from. */
export const pageData = (slug: string, table: Pick<FigureData, 'name' | 'columns' | 'rows'>): FigureData => ({
  ...table,
  query: () => documentText(hashOf(PilotPageQuery)),
  variables: { slug },
})
