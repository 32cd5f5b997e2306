import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { SearchAddress } from '../features/search/address'
import { rootRoute } from './root'

const page = () => import('./search-page')

export const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  staticData: { parts: ['list', 'figure', 'search', 'found'], description: 'found.lead' },
  // As it came: the page reads it by its own rules, which arrive with it.
  validateSearch: (raw: Record<string, unknown>) => raw as SearchAddress,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => (await page()).prefetchSearch(context, deps),
  component: lazyRouteComponent(page, 'SearchPage'),
})
