import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const newClusterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/clusters/new',
  staticData: { parts: ['rules', 'figure', 'form', 'account', 'record'], title: 'record.new.clusters', description: 'record.newLead.clusters' },
  component: lazyRouteComponent(() => import('./new-cluster-page'), 'NewClusterPage'),
})
