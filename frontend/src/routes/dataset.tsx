import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const datasetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/datasets/$slug',
  staticData: { parts: ['rules', 'figure', 'dataset'], description: 'dataset.lead' },
  loader: async ({ context, params }) => (await import('./dataset-page')).prefetchDataset(context, params.slug),
  component: lazyRouteComponent(() => import('./dataset-page'), 'DatasetPage'),
})
