import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const aboutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/about',
  staticData: { parts: ['about'], title: 'nav.about', description: 'about.lead' },
  component: lazyRouteComponent(() => import('./about-page'), 'AboutPage'),
})
