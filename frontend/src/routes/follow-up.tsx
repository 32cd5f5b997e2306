import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

interface FollowUpSearch {
  /** Slug of the session. */
  session?: string
  /** Days after it. */
  day?: number
}

/** Where the letters lead some time after a session: `/projects/…/follow-up?session=…&day=30`. */
export const followUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$place/$slug/follow-up',
  validateSearch: (raw: Record<string, unknown>): FollowUpSearch => ({
    ...(typeof raw['session'] === 'string' && { session: raw['session'] }),
    ...(['30', '90'].includes(String(raw['day'])) && { day: Number(raw['day']) }),
  }),
  staticData: { parts: ['rules', 'search', 'form', 'account', 'refusal', 'advice', 'adviceAct'] },
  component: lazyRouteComponent(() => import('./follow-up-page'), 'FollowUpPage'),
})
