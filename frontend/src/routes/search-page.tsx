import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { readSearch, variablesOf, type SearchAddress } from '../features/search/address'
import { SearchPageQuery } from '../features/search/query'
import { SearchResults } from '../features/search/results'
import { SearchForm } from '../features/search/search-form'
import { operation, type PrefetchContext } from '../graphql'
import { useText } from '../i18n/text'
import { PageHeading } from '../ui/page-heading'
import styles from './search-page.module.css'

const route = getRouteApi('/search')

export function prefetchSearch({ queryClient, language }: PrefetchContext, raw: SearchAddress) {
  const variables = variablesOf(readSearch({ ...raw }))
  if (variables) void queryClient.prefetchQuery(operation(SearchPageQuery, variables, language))
}

/** Everything the network knows about some words, of every kind. */
export function SearchPage() {
  const t = useText()
  const navigate = useNavigate()
  const raw = route.useSearch()
  const address = useMemo(() => readSearch({ ...raw }), [raw])
  const change = (text: string | undefined) =>
    void navigate({ to: '/search', search: { ...(text && { text }), ...(address.kind && { kind: address.kind }) }, replace: true, resetScroll: false })
  return (
    <div className={`wrap ${styles.page}`}>
      <PageHeading title={t('found.title')} className={styles.title} />
      <SearchForm text={address.text ?? ''} onChange={change} />
      <div className={styles.results}>
        <SearchResults address={address} />
      </div>
    </div>
  )
}
