import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const followingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/my/following',
  staticData: { parts: ['rules', 'form', 'account', 'refusal', 'follow'], title: 'follow.title', description: 'follow.lead' },
  component: lazyRouteComponent(() => import('./following-page'), 'FollowingPage'),
})
