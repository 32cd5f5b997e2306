import { readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { HELICES } from '../../i18n/vocabulary'
import { PlaceNameFragment } from '../../listing/place-name'
import type { RowsTable } from '../../listing/rows-data'
import { sharesOf } from './balance'
import { ClusterCardFragment } from './card'
import { ClusterListFragment } from './list'

/** Makes a page of clusters a table to take along. */
export function useClusterTable(): (clusters: FragmentType<typeof ClusterListFragment>) => RowsTable {
  const t = useText()
  const columns = [
    t('cluster.name'),
    t('cluster.scenario'),
    t('cluster.consolidation'),
    ...HELICES.map((helix) => t(`helix.${helix}`)),
    t('cluster.evenness'),
    t('column.code'),
    t('column.place'),
    t('column.slug'),
    t('column.demo'),
  ]
  return (clusters) => {
    const rows = readFragment(ClusterListFragment, clusters).nodes.map((node) => {
      const { slug, name, macroScenario, consolidation, helixCounts, evenness, region, isDemo } = readFragment(ClusterCardFragment, node)
      const place = region && readFragment(PlaceNameFragment, region)
      return [
        name.text,
        t(`macro.${macroScenario}`),
        t(`consolidation.${consolidation}`),
        ...sharesOf(helixCounts).map(({ count }) => count),
        evenness ?? '',
        place?.code ?? '',
        place?.name ?? '',
        slug,
        isDemo ? t('demo.mark') : '',
      ]
    })
    return { name: 'rialto-clusters', columns, rows }
  }
}
