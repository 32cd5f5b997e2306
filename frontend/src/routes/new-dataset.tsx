import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const newDatasetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/datasets/new',
  staticData: { parts: ['rules', 'figure', 'form', 'account', 'record'], title: 'record.new.datasets', description: 'record.newLead.datasets' },
  component: lazyRouteComponent(() => import('./new-dataset-page'), 'NewDatasetPage'),
})
