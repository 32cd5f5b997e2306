import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const newOrganisationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organisations/new',
  staticData: { parts: ['rules', 'figure', 'form', 'account', 'record'], title: 'record.new.organisations', description: 'record.newLead.organisations' },
  component: lazyRouteComponent(() => import('./new-organisation-page'), 'NewOrganisationPage'),
})
