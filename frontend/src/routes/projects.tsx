import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ProjectSearch } from '../features/project/search'
import { rootRoute } from './root'

const page = () => import('./projects-page')

export const projectsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects',
  staticData: { parts: ['rules', 'list', 'project', 'card', 'figure', 'map'], title: 'projects.title', description: 'projects.lead' },
  // As it came: the page reads it by the rules of its list, which arrive with the page and not with the first view of every other.
  validateSearch: (raw: Record<string, unknown>) => raw as ProjectSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => (await page()).prefetchProjects(context, deps),
  component: lazyRouteComponent(page, 'ProjectsPage'),
})
