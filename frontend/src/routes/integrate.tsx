import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const integrateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/integrate',
  component: lazyRouteComponent(() => import('./integrate-page'), 'IntegratePage'),
})
