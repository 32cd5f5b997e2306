import { readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceNameFragment } from '../../listing/place-name'
import type { RowsTable } from '../../listing/rows-data'
import { ExpertCardFragment } from './card'
import { ExpertListFragment } from './list'

/** Makes a page of experts a table to take along. */
export function useExpertTable(): (experts: FragmentType<typeof ExpertListFragment>) => RowsTable {
  const t = useText()
  const { list } = useFormats()
  const columns = [
    t('person.name'),
    t('person.advises'),
    t('person.speaks'),
    t('person.time'),
    t('person.skills'),
    t('person.adviceNumber'),
    t('column.code'),
    t('column.place'),
    t('column.slug'),
    t('column.demo'),
  ]
  return (experts) => {
    const rows = readFragment(ExpertListFragment, experts).nodes.map((node) => {
      const { slug, name, areas, languages, placesPerMonth, skills, contributions, region, isDemo } = readFragment(ExpertCardFragment, node)
      const place = region && readFragment(PlaceNameFragment, region)
      return [
        name,
        list(areas.map((area) => t(`area.${area}`))),
        languages.join(' '),
        placesPerMonth ?? '',
        skills.map(({ skill, level }) => `${t(`skill.${skill}`)} ${level}`).join(', '),
        contributions.totalCount,
        place?.code ?? '',
        place?.name ?? '',
        slug,
        isDemo ? t('demo.mark') : '',
      ]
    })
    return { name: 'rialto-experts', columns, rows }
  }
}
