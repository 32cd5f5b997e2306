import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const newPilotRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pilots/new',
  staticData: { parts: ['rules', 'figure', 'form', 'account', 'record'], title: 'record.new.pilots', description: 'record.newLead.pilots' },
  component: lazyRouteComponent(() => import('./new-pilot-page'), 'NewPilotPage'),
})
