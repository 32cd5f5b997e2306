import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

/** An evaluator's: what is still to score, and what is done. */
export const sessionEvaluationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sessions/$slug/evaluations',
  staticData: { parts: ['rules', 'form', 'account', 'refusal', 'desk'] },
  component: lazyRouteComponent(() => import('./session-evaluations-page'), 'SessionEvaluationsPage'),
})
