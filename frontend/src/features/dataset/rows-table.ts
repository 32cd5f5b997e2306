import { readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { PlaceNameFragment } from '../../listing/place-name'
import type { RowsTable } from '../../listing/rows-data'
import { DatasetCardFragment } from './card'
import { formatNames } from './format-name'
import { DatasetListFragment } from './list'

/** Makes a page of datasets a table to take along. */
export function useDatasetTable(): (datasets: FragmentType<typeof DatasetListFragment>) => RowsTable {
  const t = useText()
  const columns = [
    t('column.title'),
    t('column.language'),
    t('dataset.publisher'),
    t('filter.theme'),
    t('dataset.format'),
    t('dataset.pointsColumn'),
    t('dataset.rating'),
    t('dataset.modified'),
    t('column.code'),
    t('column.place'),
    t('column.slug'),
    t('column.demo'),
  ]
  return (datasets) => {
    const rows = readFragment(DatasetListFragment, datasets).nodes.map((node) => {
      const { slug, title, publisher, themes, distributions, quality, modifiedOn, region, isDemo } = readFragment(DatasetCardFragment, node)
      const place = region && readFragment(PlaceNameFragment, region)
      return [
        title.text,
        title.language,
        publisher ?? '',
        themes.map((theme) => t(`theme.${theme}`)).join('; '),
        formatNames(distributions.map(({ format }) => format)).join(' '),
        quality.points,
        t(`rating.${quality.rating}`),
        modifiedOn ?? '',
        place?.code ?? '',
        place?.name ?? '',
        slug,
        isDemo ? t('demo.mark') : '',
      ]
    })
    return { name: 'rialto-datasets', columns, rows }
  }
}
