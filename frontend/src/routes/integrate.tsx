import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const integrateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/integrate',
  staticData: { parts: ['figure', 'integrate'], title: 'integrate.title', description: 'integrate.lead' },
  component: lazyRouteComponent(() => import('./integrate-page'), 'IntegratePage'),
})
