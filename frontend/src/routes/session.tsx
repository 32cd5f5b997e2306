import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const sessionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sessions/$slug',
  staticData: { parts: ['session', 'figure'], description: 'session.lead' },
  loader: async ({ context, params }) => (await import('./session-page')).prefetchSession(context, params.slug),
  component: lazyRouteComponent(() => import('./session-page'), 'SessionPage'),
})
