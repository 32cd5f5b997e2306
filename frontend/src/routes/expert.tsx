import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

const page = () => import('./expert-page')

export const expertRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experts/$slug',
  staticData: { parts: ['rules', 'list', 'figure', 'person', 'form', 'report'], description: 'person.lead' },
  loader: async ({ context, params }) => (await page()).prefetchExpert(context, params.slug),
  component: lazyRouteComponent(page, 'ExpertPage'),
})
