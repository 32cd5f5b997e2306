import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const newSessionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sessions/new',
  staticData: { parts: ['rules', 'figure', 'form', 'account', 'record'], title: 'record.new.sessions', description: 'record.newLead.sessions' },
  component: lazyRouteComponent(() => import('./new-session-page'), 'NewSessionPage'),
})
