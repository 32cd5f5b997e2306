import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

const page = () => import('./project-page')

export const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$slug',
  staticData: { parts: ['rules', 'list', 'project', 'card', 'figure', 'form', 'report', 'advice', 'ending'] },
  loader: async ({ context, params }) => (await page()).prefetchProject(context, params.slug),
  component: lazyRouteComponent(page, 'ProjectPage'),
})
