import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { OrganisationSearch } from '../features/organisation/search'
import { rootRoute } from './root'

const page = () => import('./organisations-page')

export const organisationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organisations',
  staticData: { parts: ['list', 'figure', 'organisation'], title: 'organisation.title', description: 'organisation.lead' },
  // As it came: the page reads it by the rules of its list, which arrive with the page and not with the first view of every other.
  validateSearch: (raw: Record<string, unknown>) => raw as OrganisationSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => (await page()).prefetchOrganisations(context, deps),
  component: lazyRouteComponent(page, 'OrganisationsPage'),
})
