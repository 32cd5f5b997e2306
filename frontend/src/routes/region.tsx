import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { RegionSearch } from '../features/region/search'
import { rootRoute } from './root'

const page = () => import('./region-page')

export const regionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/regions/$code',
  staticData: { parts: ['figure', 'card', 'region', 'advice'] },
  // As it came: the page reads it, so that its rules do not come with the first view of every other.
  validateSearch: (raw: Record<string, unknown>) => raw as RegionSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => (await page()).prefetchRegion(context, params.code, deps),
  component: lazyRouteComponent(page, 'RegionPage'),
})
