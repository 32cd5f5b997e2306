import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import type { FigureData } from '../../ui/data-figure'
import { ClusterPageQuery } from './query-one'

/** A figure of a cluster's page as data: its table, and the query of the page that it comes from. */
export const pageData = (slug: string, table: Pick<FigureData, 'name' | 'columns' | 'rows'>): FigureData => ({
  ...table,
  query: () => documentText(hashOf(ClusterPageQuery)),
  variables: { slug },
})
