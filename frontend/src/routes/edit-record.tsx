import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const editRecordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$place/$slug/edit',
  staticData: { parts: ['rules', 'figure', 'form', 'account', 'record', 'image', 'refusal'] },
  component: lazyRouteComponent(() => import('./edit-record-page'), 'EditRecordPage'),
})
