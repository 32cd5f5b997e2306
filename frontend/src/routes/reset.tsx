import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  staticData: { parts: ['form', 'account'], title: 'account.reset', description: 'account.resetLead' },
  validateSearch: ({ token }: Record<string, unknown>): { token?: string } => (typeof token === 'string' ? { token } : {}),
  component: lazyRouteComponent(() => import('./reset-page'), 'ResetPage'),
})
