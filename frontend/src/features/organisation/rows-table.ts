import { readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { PlaceNameFragment } from '../../listing/place-name'
import type { RowsTable } from '../../listing/rows-data'
import { OrganisationCardFragment } from './card'
import { OrganisationListFragment } from './list'

/** Makes a page of organisations a table to take along. */
export function useOrganisationTable(): (organisations: FragmentType<typeof OrganisationListFragment>) => RowsTable {
  const t = useText()
  const columns = [
    t('organisation.name'),
    t('organisation.helix'),
    t('organisation.summary'),
    t('column.language'),
    t('organisation.led'),
    t('organisation.part'),
    t('organisation.clusters'),
    t('column.code'),
    t('column.place'),
    t('column.slug'),
    t('column.demo'),
  ]
  return (organisations) => {
    const rows = readFragment(OrganisationListFragment, organisations).nodes.map((node) => {
      const { slug, name, helix, summary, ledProjects, projects, memberships, region, isDemo } = readFragment(OrganisationCardFragment, node)
      const place = region && readFragment(PlaceNameFragment, region)
      return [
        name,
        helix ? t(`helix.${helix}`) : '',
        summary?.text ?? '',
        summary?.language ?? '',
        ledProjects.totalCount,
        projects.totalCount,
        memberships.totalCount,
        place?.code ?? '',
        place?.name ?? '',
        slug,
        isDemo ? t('demo.mark') : '',
      ]
    })
    return { name: 'rialto-organisations', columns, rows }
  }
}
