import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

/** The live table of a session. Everybody may watch; few do at any time, so that it comes with the pages of the few. */
export const sessionTableRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sessions/$slug/table',
  staticData: { parts: ['rules', 'list', 'session', 'table'], description: 'table.lead' },
  component: lazyRouteComponent(() => import('./session-table-page'), 'SessionTablePage'),
})
