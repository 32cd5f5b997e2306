import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const myDataRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/data',
  staticData: { parts: ['form', 'account', 'decision', 'consent', 'myData'], title: 'myData.title', description: 'myData.lead' },
  component: lazyRouteComponent(() => import('./my-data-page'), 'MyDataPage'),
})
