import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const myProfileRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/my/profile',
  staticData: { parts: ['rules', 'figure', 'form', 'account', 'record', 'image', 'refusal'], title: 'my.profile', description: 'my.profileLead' },
  component: lazyRouteComponent(() => import('./my-profile-page'), 'MyProfilePage'),
})
