import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ExpertSearch } from '../features/person/search'
import { rootRoute } from './root'

const page = () => import('./experts-page')

export const expertsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/experts',
  staticData: { parts: ['rules', 'list', 'figure', 'person'], title: 'person.title', description: 'person.lead' },
  // As it came: the page reads it by the rules of its list, which arrive with the page and not with the first view of every other.
  validateSearch: (raw: Record<string, unknown>) => raw as ExpertSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => (await page()).prefetchExperts(context, deps),
  component: lazyRouteComponent(page, 'ExpertsPage'),
})
