import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const translateRecordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$place/$slug/translate',
  staticData: { parts: ['rules', 'figure', 'form', 'account', 'record'] },
  validateSearch: (raw: Record<string, unknown>) => raw as { language?: string },
  component: lazyRouteComponent(() => import('./translate-record-page'), 'TranslateRecordPage'),
})
