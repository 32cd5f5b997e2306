import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const conversationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/my/conversations/$id',
  staticData: { parts: ['rules', 'form', 'account', 'report', 'refusal', 'talk'] },
  component: lazyRouteComponent(() => import('./conversation-page'), 'ConversationPage'),
})
