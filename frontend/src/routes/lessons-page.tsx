import { getRouteApi } from '@tanstack/react-router'
import { CausesFigure } from '../features/lesson/causes-figure'
import { LessonList } from '../features/lesson/list'
import { LessonCausesQuery } from '../features/lesson/queries'
import { useLessonTable } from '../features/lesson/rows-table'
import { LESSON_WORDS, LESSONS, type LessonSearch } from '../features/lesson/search'
import { operation, type PrefetchContext } from '../graphql'
import { prefetchList } from '../listing/prefetch'
import { RowsSkeleton } from '../listing/rows'
import { RowsPage } from '../listing/rows-page'
import { useListSearch } from '../listing/use-list-search'

const route = getRouteApi('/lessons')

export function prefetchLessons(context: PrefetchContext, search: LessonSearch) {
  prefetchList(LESSONS, LESSONS.read(search), context)
  void context.queryClient.prefetchQuery(operation(LessonCausesQuery, {}, context.language))
}

export function LessonsPage() {
  const asTable = useLessonTable()
  return (
    <RowsPage
      list={LESSONS}
      search={useListSearch(LESSONS, route.useSearch())}
      words={LESSON_WORDS}
      skeleton={<RowsSkeleton count={6} height="300px" />}
      data={({ lessons }) => asTable(lessons)}
      intro={<CausesFigure />}
    >
      {({ lessons }) => <LessonList lessons={lessons} />}
    </RowsPage>
  )
}
