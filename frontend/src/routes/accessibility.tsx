import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const accessibilityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accessibility',
  staticData: { parts: ['about'], description: 'about.accessLead' },
  component: lazyRouteComponent(() => import('./accessibility-page'), 'AccessibilityPage'),
})
