import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { PilotSearch } from '../features/pilot/search'
import { rootRoute } from './root'

const page = () => import('./pilots-page')

export const pilotsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pilots',
  staticData: { parts: ['list', 'figure', 'pilot'], title: 'pilot.title', description: 'pilot.lead' },
  // As it came: the page reads it by the rules of its list, which arrive with the page and not with the first view of every other.
  validateSearch: (raw: Record<string, unknown>) => raw as PilotSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => (await page()).prefetchPilots(context, deps),
  component: lazyRouteComponent(page, 'PilotsPage'),
})
