import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import type { FigureData } from '../../ui/data-figure'
import { DatasetPageQuery } from './query-one'

/** A figure or list of a dataset's page as data: its table, and the query of the page that it comes from. */
export const pageData = (slug: string, table: Pick<FigureData, 'name' | 'columns' | 'rows'>): FigureData => ({
  ...table,
  query: () => documentText(hashOf(DatasetPageQuery)),
  variables: { slug },
})
