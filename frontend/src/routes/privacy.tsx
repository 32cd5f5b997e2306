import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const privacyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/privacy',
  staticData: { labels: false, parts: ['about'], title: 'nav.privacy', description: 'about.privacyLead' },
  component: lazyRouteComponent(() => import('./privacy-page'), 'PrivacyPage'),
})
