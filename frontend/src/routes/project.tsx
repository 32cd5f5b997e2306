import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$slug',
  staticData: { parts: ['rules', 'project', 'card', 'figure'] },
  loader: async ({ context, params }) => (await import('./project-page')).prefetchProject(context, params.slug),
  component: lazyRouteComponent(() => import('./project-page'), 'ProjectPage'),
})
