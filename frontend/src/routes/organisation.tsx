import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const organisationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organisations/$slug',
  staticData: { parts: ['figure', 'organisation'], description: 'organisation.lead' },
  loader: async ({ context, params }) => (await import('./organisation-page')).prefetchOrganisation(context, params.slug),
  component: lazyRouteComponent(() => import('./organisation-page'), 'OrganisationPage'),
})
