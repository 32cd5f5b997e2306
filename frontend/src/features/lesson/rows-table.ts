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
      const { slug, title, outcome, stage, region, isDemo } = readFragment(LessonRowFragment, node)
      const place = region && readFragment(PlaceNameFragment, region)
      return [
        title.text,
        title.language,
        outcome ? t(`outcome.${outcome.kind}`) : '',
        outcome?.causes.map((cause) => t(`cause.${cause}`)).join('; ') ?? '',
        outcome?.concludedOn ?? '',
        outcome?.tried?.text ?? '',
        outcome?.wouldDiffer?.text ?? '',
        t(`stage.${stage}`),
        place?.code ?? '',
        place?.name ?? '',
        slug,
        isDemo ? t('demo.mark') : '',
      ]
    })
    return { name: 'rialto-lessons', columns, rows }
  }
}
