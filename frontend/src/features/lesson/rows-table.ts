import { readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { PlaceNameFragment } from '../../listing/place-name'
import type { RowsTable } from '../../listing/rows-data'
import { LessonListFragment } from './list'
import { LessonRowFragment } from './row'

/** Makes a page of lessons a table to take along. */
export function useLessonTable(): (lessons: FragmentType<typeof LessonListFragment>) => RowsTable {
  const t = useText()
  const columns = [
    t('column.title'),
    t('column.language'),
    t('lesson.outcome'),
    t('lesson.cause'),
    t('lesson.concluded'),
    t('lesson.tried'),
    t('lesson.wouldDiffer'),
    t('column.stage'),
    t('column.code'),
    t('column.place'),
    t('column.slug'),
    t('column.demo'),
  ]
  return (lessons) => {
    const rows = readFragment(LessonListFragment, lessons).nodes.map((node) => {
      const { project, kind, causes, year, tried, wouldDiffer, stage, region } = readFragment(LessonRowFragment, node)
      const place = region && readFragment(PlaceNameFragment, region)
      return [
        project?.title.text ?? t('lesson.unnamed'),
        project?.title.language ?? '',
        t(`outcome.${kind}`),
        causes.map((cause) => t(`cause.${cause}`)).join('; '),
        year ?? '',
        tried?.text ?? '',
        wouldDiffer?.text ?? '',
        stage ? t(`stage.${stage}`) : '',
        place?.code ?? '',
        place?.name ?? '',
        project?.slug ?? '',
        project?.isDemo ? t('demo.mark') : '',
      ]
    })
    return { name: 'rialto-lessons', columns, rows }
  }
}
