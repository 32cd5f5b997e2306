import { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import type { Language } from '../i18n/language'
import { leavePage } from '../lib/page'
import { parseAddress, writeAddress } from './address'
import { aboutRoute } from './about'
import { accessibilityRoute } from './accessibility'
import { clusterRoute } from './cluster'
import { clustersRoute } from './clusters'
import { datasetRoute } from './dataset'
import { datasetsRoute } from './datasets'
import { expertRoute } from './expert'
import { expertsRoute } from './experts'
import { homeRoute } from './home'
import { integrateRoute } from './integrate'
import { lessonRoute } from './lesson'
import { lessonsRoute } from './lessons'
import { organisationRoute } from './organisation'
import { organisationsRoute } from './organisations'
import { pilotRoute } from './pilot'
import { pilotsRoute } from './pilots'
import { privacyRoute } from './privacy'
import { projectRoute } from './project'
import { projectsRoute } from './projects'
import { regionRoute } from './region'
import { regionsRoute } from './regions'
import type { allPages } from './own-pages'
import { rootRoute } from './root'
import { searchRoute } from './search'
import { sessionRoute } from './session'
import { sessionsRoute } from './sessions'

/** Pages that everybody reads. Those of whoever writes or has an account are in own-pages.ts: the first view knows nothing of them. */
export const PAGES = [
  homeRoute,
  projectsRoute,
  projectRoute,
  expertsRoute,
  expertRoute,
  organisationsRoute,
  organisationRoute,
  clustersRoute,
  clusterRoute,
  datasetsRoute,
  datasetRoute,
  pilotsRoute,
  pilotRoute,
  lessonsRoute,
  lessonRoute,
  regionsRoute,
  regionRoute,
  sessionsRoute,
  sessionRoute,
  searchRoute,
  aboutRoute,
  privacyRoute,
  accessibilityRoute,
  integrateRoute,
] as const

/** What is read stays fresh for a minute: moving back and forth asks the server nothing. */
const FRESH = 60_000

export function makeRouter() {
  let isWhole = false
  const grow = async (href: string): Promise<string | undefined> => {
    if (isWhole) return undefined
    ;(await import('./own-pages')).allPages(PAGES)
    isWhole = true
    router.setRoutes(router.buildRouteTree())
    // An address that was made before its page was known has not kept the language of the one before.
    const lang: Language | undefined = router.state.resolvedLocation?.search.lang
    if (!lang || /[?&]lang=/.test(href)) return href
    const [path = '', hash] = href.split('#')
    return `${path}${path.includes('?') ? '&' : '?'}lang=${lang}${hash === undefined ? '' : `#${hash}`}`
  }
  const queryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: FRESH, refetchOnWindowFocus: false } },
  })
  const router = createRouter({
    // To the types all pages are there at once.
    routeTree: rootRoute.addChildren(PAGES) as unknown as ReturnType<typeof allPages>,
    context: { queryClient, grow },
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  })
  router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) leavePage()
  })
  // The page's code travels together with its messages, not after them. When it fails, the navigation waits for the same promise and says so.
  router.subscribe('onBeforeLoad', ({ toLocation }) => {
    for (const route of router.getMatchedRoutes(toLocation.pathname)[0]) router.loadRouteChunk(route)?.catch(() => undefined)
  })
  return router
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
