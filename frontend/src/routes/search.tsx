import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { SearchAddress } from '../features/search/address'
import { rootRoute } from './root'

export const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  staticData: { parts: ['list', 'figure', 'search', 'found'], description: 'found.lead' },
  // As it came: the page reads it by its own rules, which arrive with it.
  validateSearch: (raw: Record<string, unknown>) => raw as SearchAddress,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => (await import('./search-page')).prefetchSearch(context, deps),
  component: lazyRouteComponent(() => import('./search-page'), 'SearchPage'),
})
