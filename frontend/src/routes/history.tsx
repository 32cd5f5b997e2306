import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const historyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$place/$slug/history',
  staticData: { parts: ['rules', 'figure', 'form', 'record', 'image', 'life', 'pilot', 'project', 'team'] },
  component: lazyRouteComponent(() => import('./history-page'), 'HistoryPage'),
})
