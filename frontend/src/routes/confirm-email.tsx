import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const confirmEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm-email',
  staticData: { parts: ['form', 'account'], title: 'account.confirmEmail', description: 'account.confirmEmailLead' },
  component: lazyRouteComponent(() => import('./confirm-email-page'), 'ConfirmEmailPage'),
})
