import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { RegionsSearch } from '../features/region/countries-search'
import { rootRoute } from './root'

const page = () => import('./regions-page')

export const regionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/regions',
  staticData: { parts: ['figure', 'card', 'region'], title: 'nav.regions', description: 'region.lookFor' },
  // As it came: the page reads it, so that its rules do not come with the first view of every other.
  validateSearch: (raw: Record<string, unknown>) => raw as RegionsSearch,
  loader: async ({ context }) => (await page()).prefetchRegions(context),
  component: lazyRouteComponent(page, 'RegionsPage'),
})
