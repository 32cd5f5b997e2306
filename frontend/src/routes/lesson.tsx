import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root'

const page = () => import('./lesson-page')

export const lessonRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/lessons/$id',
  staticData: { parts: ['list', 'lesson', 'ending'] },
  loader: async ({ context, params }) => (await page()).prefetchLesson(context, params.id),
  component: lazyRouteComponent(page, 'LessonPage'),
})
