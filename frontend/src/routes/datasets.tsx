import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { DatasetSearch } from '../features/dataset/search'
import { rootRoute } from './root'

const page = () => import('./datasets-page')

export const datasetsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/datasets',
  staticData: { parts: ['rules', 'list', 'figure', 'dataset'], title: 'dataset.title', description: 'dataset.lead' },
  // As it came: the page reads it by the rules of its list, which arrive with the page and not with the first view of every other.
  validateSearch: (raw: Record<string, unknown>) => raw as DatasetSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => (await page()).prefetchDatasets(context, deps),
  component: lazyRouteComponent(page, 'DatasetsPage'),
})
