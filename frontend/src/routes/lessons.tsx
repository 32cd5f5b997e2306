import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { LessonSearch } from '../features/lesson/search'
import { rootRoute } from './root'

const page = () => import('./lessons-page')

export const lessonsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/lessons',
  staticData: { parts: ['list', 'figure', 'lesson'], title: 'lesson.heading', description: 'lesson.lead' },
  // As it came: the page reads it by the rules of its list, which arrive with the page and not with the first view of every other.
  validateSearch: (raw: Record<string, unknown>) => raw as LessonSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => (await page()).prefetchLessons(context, deps),
  component: lazyRouteComponent(page, 'LessonsPage'),
})
