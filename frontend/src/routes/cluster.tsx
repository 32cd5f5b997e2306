import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const clusterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clusters/$slug',
  staticData: { parts: ['figure', 'cluster'], description: 'cluster.lead' },
  loader: async ({ context, params }) => (await import('./cluster-page')).prefetchCluster(context, params.slug),
  component: lazyRouteComponent(() => import('./cluster-page'), 'ClusterPage'),
})
