import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { operation } from '../graphql'
import { ProjectFacetsQuery, ProjectsPageQuery } from '../features/project/queries'
import { pageOf, readSearch, sortOf, toFilter } from '../features/project/search'
import { rootRoute } from './root'

export const projectsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects',
  validateSearch: readSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, language }, deps }) => {
    const filter = toFilter(deps)
    void queryClient.prefetchQuery(operation(ProjectFacetsQuery, { filter }, language))
    if (!deps.view || deps.view === 'list') {
      void queryClient.prefetchQuery(operation(ProjectsPageQuery, { ...pageOf(deps), filter, sort: sortOf(deps) }, language))
    }
  },
  component: lazyRouteComponent(() => import('./projects-page'), 'ProjectsPage'),
})
