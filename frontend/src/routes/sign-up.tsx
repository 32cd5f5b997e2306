import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  staticData: { parts: ['form', 'account', 'consent'], title: 'account.signUp', description: 'account.signUpLead' },
  component: lazyRouteComponent(() => import('./sign-up-page'), 'SignUpPage'),
})
