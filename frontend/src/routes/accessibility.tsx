import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const accessibilityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accessibility',
  staticData: { labels: false, parts: ['about'], title: 'nav.accessibility', description: 'about.accessLead' },
  component: lazyRouteComponent(() => import('./accessibility-page'), 'AccessibilityPage'),
})
