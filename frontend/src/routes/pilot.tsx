import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const pilotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pilots/$slug',
  staticData: { parts: ['rules', 'figure', 'pilot'], description: 'pilot.lead' },
  loader: async ({ context, params }) => (await import('./pilot-page')).prefetchPilot(context, params.slug),
  component: lazyRouteComponent(() => import('./pilot-page'), 'PilotPage'),
})
