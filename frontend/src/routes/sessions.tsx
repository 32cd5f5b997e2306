import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { SessionSearch } from '../features/session/search'
import { rootRoute } from './root'

const page = () => import('./sessions-page')

export const sessionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sessions',
  staticData: { parts: ['list', 'figure', 'session'], title: 'nav.sessions', description: 'session.lead' },
  // As it came: the page reads it by the rules of its list, which arrive with the page and not with the first view of every other.
  validateSearch: (raw: Record<string, unknown>) => raw as SessionSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => (await page()).prefetchSessions(context, deps),
  component: lazyRouteComponent(page, 'SessionsPage'),
})
