import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

const page = () => import('./cluster-page')

export const clusterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clusters/$slug',
  staticData: { parts: ['list', 'figure', 'cluster', 'form', 'report'], description: 'cluster.lead' },
  loader: async ({ context, params }) => (await page()).prefetchCluster(context, params.slug),
  component: lazyRouteComponent(page, 'ClusterPage'),
})
