import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { ProjectPageQuery } from '../features/project/query-one'
import { operation } from '../graphql'
import { rootRoute } from './root'

export const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/$slug',
  loader: ({ context: { queryClient, language }, params: { slug } }) => {
    void queryClient.prefetchQuery(operation(ProjectPageQuery, { slug }, language))
  },
  component: lazyRouteComponent(() => import('./project-page'), 'ProjectPage'),
})
