import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const newProjectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/projects/new',
  staticData: { parts: ['rules', 'figure', 'form', 'account', 'record'], title: 'record.new.projects', description: 'record.newLead.projects' },
  component: lazyRouteComponent(() => import('./new-project-page'), 'NewProjectPage'),
})
