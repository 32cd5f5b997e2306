import { CONSOLIDATIONS, FOCUS_AREAS, HELICES, MACRO_SCENARIOS } from '../../i18n/vocabulary'
import { places, words } from '../../listing/keys'
import { declareList, type SearchIn } from '../../listing/list'
import type { ListWords } from '../../listing/words'
import { ClusterFacetsQuery, ClustersPageQuery } from './queries'

/** The Clusters page: who works together, where, on what. */
export const CLUSTERS = declareList({
  path: '/clusters',
  page: { query: ClustersPageQuery, found: (data) => data.clusters },
  counts: { query: ClusterFacetsQuery, found: (data) => data.clusters.facets },
  keys: {
    region: places('regions', { title: 'filter.country', facet: 'COUNTRY', isOpen: true }),
    scenario: words('macroScenarios', MACRO_SCENARIOS, { title: 'filter.macro', facet: 'MACRO_SCENARIO', label: 'macro', isOpen: true }),
    focus: words('focusAreas', FOCUS_AREAS, { title: 'filter.focus', facet: 'FOCUS_AREA', label: 'focus', isOpen: true }),
    consolidation: words('consolidations', CONSOLIDATIONS, { title: 'cluster.consolidation', facet: 'CONSOLIDATION', label: 'consolidation' }),
    helix: words('helices', HELICES, { title: 'filter.helix', label: 'helix' }),
  },
  sorts: ['RELEVANCE', 'NAME', 'NEWEST'],
  usual: 'NAME',
})

export type ClusterSearch = SearchIn<typeof CLUSTERS>

export const CLUSTER_WORDS: ListWords = {
  title: 'cluster.title',
  lead: 'cluster.lead',
  count: 'cluster.count',
  show: 'cluster.show',
  empty: 'cluster.empty',
  none: 'cluster.none',
  noneText: 'cluster.noneText',
}
