import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

/** The agenda on one sheet. Everybody may read it; few ask for it, so that it comes with the pages of the few. */
export const sessionAgendaRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sessions/$slug/agenda',
  staticData: { parts: ['list', 'session', 'figure', 'form', 'report'] },
  // It shares nearly all of that page's code: pieces of their own would each be named in every first view.
  component: lazyRouteComponent(() => import('./session-page'), 'SessionAgendaPage'),
})
