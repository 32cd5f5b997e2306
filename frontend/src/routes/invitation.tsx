import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  staticData: { parts: ['rules', 'form', 'account', 'search', 'refusal', 'team', 'consent'], title: 'team.invitation', description: 'team.invitationLead' },
  validateSearch: ({ token }: Record<string, unknown>): { token?: string } => (typeof token === 'string' ? { token } : {}),
  component: lazyRouteComponent(() => import('./invitation-page'), 'InvitationPage'),
})
