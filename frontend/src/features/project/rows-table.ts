import { readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { PlaceNameFragment } from '../../listing/place-name'
import type { RowsTable } from '../../listing/rows-data'
import { ProjectCardFragment } from './card'
import { ProjectListFragment } from './list'

/** Makes a page of projects a table to take along. */
export function useProjectTable(): (projects: FragmentType<typeof ProjectListFragment>) => RowsTable {
  const t = useText()
  const columns = (['title', 'language', 'stage', 'code', 'place', 'slug', 'demo'] as const).map((name) => t(`column.${name}`))
  return (projects) => {
    const rows = readFragment(ProjectListFragment, projects).nodes.map((node) => {
      const { slug, title, stage, region, isDemo } = readFragment(ProjectCardFragment, node)
      const place = region && readFragment(PlaceNameFragment, region)
      return [title.text, title.language, t(`stage.${stage}`), place?.code ?? '', place?.name ?? '', slug, isDemo ? t('demo.mark') : '']
    })
    return { name: 'rialto-projects', columns, rows }
  }
}
