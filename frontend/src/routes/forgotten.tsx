import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const forgottenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgotten',
  staticData: { parts: ['form', 'account'], title: 'account.forgotten', description: 'account.forgottenLead' },
  component: lazyRouteComponent(() => import('./forgotten-page'), 'ForgottenPage'),
})
