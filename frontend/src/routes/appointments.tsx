import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const appointmentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/appointments',
  staticData: { parts: ['rules', 'form', 'account', 'refusal', 'team'], title: 'team.appointments', description: 'team.appointmentsLead' },
  component: lazyRouteComponent(() => import('./appointments-page'), 'AppointmentsPage'),
})
