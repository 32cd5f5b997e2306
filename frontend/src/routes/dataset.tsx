import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

const page = () => import('./dataset-page')

export const datasetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/datasets/$slug',
  staticData: { parts: ['rules', 'list', 'figure', 'dataset', 'form', 'report'], description: 'dataset.lead' },
  loader: async ({ context, params }) => (await page()).prefetchDataset(context, params.slug),
  component: lazyRouteComponent(page, 'DatasetPage'),
})
