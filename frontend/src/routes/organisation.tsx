import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

const page = () => import('./organisation-page')

export const organisationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organisations/$slug',
  staticData: { parts: ['list', 'figure', 'organisation', 'form', 'report'], description: 'organisation.lead' },
  loader: async ({ context, params }) => (await page()).prefetchOrganisation(context, params.slug),
  component: lazyRouteComponent(page, 'OrganisationPage'),
})
