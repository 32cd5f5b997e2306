import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const conversationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/my/conversations',
  validateSearch: (raw: Record<string, unknown>): { unread?: boolean } => (String(raw['unread']) === 'true' ? { unread: true } : {}),
  staticData: { parts: ['form', 'account', 'refusal', 'talk'], title: 'talk.title', description: 'talk.lead' },
  component: lazyRouteComponent(() => import('./conversations-page'), 'ConversationsPage'),
})
