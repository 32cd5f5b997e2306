import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

/** The agenda on one sheet. Everybody may read it; few ask for it, so that it comes with the pages of the few. */
export const sessionAgendaRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sessions/$slug/agenda',
  staticData: { parts: ['session'] },
  component: lazyRouteComponent(() => import('./session-agenda-page'), 'SessionAgendaPage'),
})
