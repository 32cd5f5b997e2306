import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

const page = () => import('./home-page')

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  staticData: { labels: false, parts: ['home', 'search', 'figure'], title: 'home.title', description: 'home.lead' },
  loader: async ({ context }) => (await page()).prefetchHome(context),
  component: lazyRouteComponent(page, 'HomePage'),
})
