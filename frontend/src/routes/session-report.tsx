import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

const page = () => import('./session-report-page')

/** Everybody reads it, but nobody comes here first: it waits among the pages that come later, so that no first view carries its address. */
export const sessionReportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sessions/$slug/report',
  staticData: { parts: ['rules', 'list', 'figure', 'form', 'advice'] },
  loader: async ({ context, params }) => (await page()).prefetchReport(context, params.slug),
  component: lazyRouteComponent(page, 'SessionReportPage'),
})
