import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  staticData: { parts: ['rules', 'figure', 'form', 'account', 'refusal', 'desk', 'talk', 'notice'], title: 'nav.settings', description: 'account.settingsLead' },
  component: lazyRouteComponent(() => import('./settings-page'), 'SettingsPage'),
})
