import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

const page = () => import('./pilot-page')

export const pilotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pilots/$slug',
  staticData: { parts: ['rules', 'list', 'figure', 'pilot', 'form', 'report'], description: 'pilot.lead' },
  loader: async ({ context, params }) => (await page()).prefetchPilot(context, params.slug),
  component: lazyRouteComponent(page, 'PilotPage'),
})
