import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const linkIdentityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link-identity',
  staticData: { parts: ['form', 'account'], title: 'account.link', description: 'account.linkLead' },
  component: lazyRouteComponent(() => import('./link-identity-page'), 'LinkIdentityPage'),
})
