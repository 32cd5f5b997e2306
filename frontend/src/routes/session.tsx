import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

const page = () => import('./session-page')

export const sessionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sessions/$slug',
  staticData: { parts: ['list', 'session', 'figure', 'form', 'report'], description: 'session.lead' },
  loader: async ({ context, params }) => (await page()).prefetchSession(context, params.slug),
  component: lazyRouteComponent(page, 'SessionPage'),
})
