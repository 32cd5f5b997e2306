import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  staticData: { parts: ['home', 'search', 'card', 'figure'], title: 'home.title', description: 'home.lead' },
  loader: async ({ context }) => (await import('./home-page')).prefetchHome(context),
  component: lazyRouteComponent(() => import('./home-page'), 'HomePage'),
})
