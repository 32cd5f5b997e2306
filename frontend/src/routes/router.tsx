import { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { leavePage } from '../lib/page'
import { parseAddress, writeAddress } from './address'
import { homeRoute } from './home'
import { integrateRoute } from './integrate'
import { projectRoute } from './project'
import { projectsRoute } from './projects'
import { rootRoute } from './root'

/** What is read stays fresh for a minute: moving back and forth asks the server nothing. */
const FRESH = 60_000

export function makeRouter() {
  const queryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: FRESH, refetchOnWindowFocus: false } },
  })
  const router = createRouter({
    routeTree: rootRoute.addChildren([homeRoute, projectsRoute, projectRoute, integrateRoute]),
    context: { queryClient },
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  })
  router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) leavePage()
  })
  return router
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
