import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const myRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/my',
  staticData: { parts: ['rules', 'figure', 'form', 'account', 'record', 'refusal', 'team', 'advice', 'adviceAct', 'desk', 'telling', 'talk', 'notice', 'follow', 'matching', 'suggestion', 'card'], title: 'nav.my', description: 'my.lead' },
  component: lazyRouteComponent(() => import('./my-page'), 'MyPage'),
})
