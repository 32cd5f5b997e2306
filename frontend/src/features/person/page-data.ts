import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import type { FigureData } from '../../ui/data-figure'
import { ExpertPageQuery } from './query-one'

/** A part of a person's page as data: its table, and the query of the page that it comes from. */
export const pageData = (slug: string, table: Pick<FigureData, 'name' | 'columns' | 'rows'>): FigureData => ({
  ...table,
  query: () => documentText(hashOf(ExpertPageQuery)),
  variables: { slug },
})
