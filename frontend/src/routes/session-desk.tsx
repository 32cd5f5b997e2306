import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

/** The manager's: applications, evaluators, seats, agenda. */
export const sessionDeskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sessions/$slug/desk',
  staticData: { parts: ['rules', 'form', 'account', 'search', 'refusal', 'session', 'desk'] },
  component: lazyRouteComponent(() => import('./session-desk-page'), 'SessionDeskPage'),
})
