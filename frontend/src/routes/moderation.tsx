import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const moderationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/moderation',
  staticData: { parts: ['form', 'account', 'decision', 'report', 'moderation'], title: 'moderation.title', description: 'moderation.lead' },
  // As it came: the page reads it by its own rules, which arrive with it.
  validateSearch: (raw: Record<string, unknown>) => raw as { show?: string; after?: string },
  component: lazyRouteComponent(() => import('./moderation-page'), 'ModerationPage'),
})
