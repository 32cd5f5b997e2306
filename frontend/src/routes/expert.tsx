import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const expertRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experts/$slug',
  staticData: { parts: ['rules', 'figure', 'person'], description: 'person.lead' },
  loader: async ({ context, params }) => (await import('./expert-page')).prefetchExpert(context, params.slug),
  component: lazyRouteComponent(() => import('./expert-page'), 'ExpertPage'),
})
