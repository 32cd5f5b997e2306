import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  staticData: { parts: ['form', 'account'], title: 'account.signIn', description: 'account.signInLead' },
  // As it came: the page reads it by its own rules, which arrive with it.
  validateSearch: (raw: Record<string, unknown>) => raw as { to?: string; with?: string; step?: string; problem?: string },
  component: lazyRouteComponent(() => import('./sign-in-page'), 'SignInPage'),
})
