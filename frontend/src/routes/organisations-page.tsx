import { getRouteApi } from '@tanstack/react-router'
import { OrganisationList } from '../features/organisation/list'
import { useOrganisationTable } from '../features/organisation/rows-table'
import { ORGANISATION_WORDS, ORGANISATIONS, type OrganisationSearch } from '../features/organisation/search'
import type { PrefetchContext } from '../graphql'
import { prefetchList } from '../listing/prefetch'
import { RowsPage } from '../listing/rows-page'
import { RowsSkeleton } from '../listing/rows'
import { useListSearch } from '../listing/use-list-search'

const route = getRouteApi('/organisations')

export const prefetchOrganisations = (context: PrefetchContext, search: OrganisationSearch) =>
  prefetchList(ORGANISATIONS, ORGANISATIONS.read(search), context)

export function OrganisationsPage() {
  const asTable = useOrganisationTable()
  return (
    <RowsPage
      list={ORGANISATIONS}
      search={useListSearch(ORGANISATIONS, route.useSearch())}
      words={ORGANISATION_WORDS}
      skeleton={<RowsSkeleton count={6} height="176px" />}
      data={({ organisations }) => asTable(organisations)}
    >
      {({ organisations }) => <OrganisationList organisations={organisations} />}
    </RowsPage>
  )
}
