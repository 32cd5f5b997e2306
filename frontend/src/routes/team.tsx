import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

/** One route for the teams of all kinds of records: each route is a part of every first view. */
export const teamRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$place/$slug/team',
  staticData: { parts: ['rules', 'search', 'form', 'account', 'refusal', 'team'] },
  component: lazyRouteComponent(() => import('./team-page'), 'TeamPage'),
})
