import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

/** Where the page of unsubscribing leads. */
export const notificationSettingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/notifications',
  staticData: { parts: ['rules', 'form', 'account', 'refusal', 'notice'], title: 'notice.settings', description: 'notice.settingsLead' },
  component: lazyRouteComponent(() => import('./notification-settings-page'), 'NotificationSettingsPage'),
})
