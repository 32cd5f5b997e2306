import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const confirmRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm',
  staticData: { parts: ['form', 'account'], title: 'account.confirm', description: 'account.confirmLead' },
  validateSearch: ({ token }: Record<string, unknown>): { token?: string } => (typeof token === 'string' ? { token } : {}),
  component: lazyRouteComponent(() => import('./confirm-page'), 'ConfirmPage'),
})
