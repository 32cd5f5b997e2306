import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ClusterSearch } from '../features/cluster/search'
import { rootRoute } from './root'

const page = () => import('./clusters-page')

export const clustersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clusters',
  staticData: { parts: ['list', 'figure', 'cluster'], title: 'cluster.title', description: 'cluster.lead' },
  // As it came: the page reads it by the rules of its list, which arrive with the page and not with the first view of every other.
  validateSearch: (raw: Record<string, unknown>) => raw as ClusterSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => (await page()).prefetchClusters(context, deps),
  component: lazyRouteComponent(page, 'ClustersPage'),
})
