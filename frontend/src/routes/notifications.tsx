import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const notificationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/notifications',
  validateSearch: (raw: Record<string, unknown>): { unread?: boolean } => (String(raw['unread']) === 'true' ? { unread: true } : {}),
  staticData: { parts: ['rules', 'form', 'account', 'refusal', 'notice'], title: 'notice.title', description: 'notice.lead' },
  component: lazyRouteComponent(() => import('./notifications-page'), 'NotificationsPage'),
})
