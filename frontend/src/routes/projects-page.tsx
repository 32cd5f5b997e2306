import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { FilterChips } from '../features/project/chips'
import { FilterDrawer } from '../features/project/filter-drawer'
import { ProjectFilters } from '../features/project/filters'
import { LayoutSwitch } from '../features/project/layout-switch'
import { ProjectMap } from '../features/project/map'
import { ProjectFacetsQuery } from '../features/project/queries'
import { ProjectResults } from '../features/project/results'
import { changed, countFilters, toFilter, type ProjectSearch } from '../features/project/search'
import { SortSelect } from '../features/project/sort-select'
import { TextFilter } from '../features/project/text-filter'
import { useOperation } from '../graphql'
import { useText } from '../i18n/text'
import type { Look } from '../ui/map/map'
import { readView, writeView, type MapView } from '../ui/map/view'
import { PageHeading } from '../ui/page-heading'
import styles from './projects-page.module.css'

/** Projects that share a point are told apart in the list: the reader is taken there. */
const focusList = () => document.getElementById('count')?.focus()

const route = getRouteApi('/projects')

export function ProjectsPage() {
  const t = useText()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/projects' })
  const filter = toFilter(search)
  const { data } = useOperation(ProjectFacetsQuery, { filter }, { keepPrevious: true })
  const facets = data?.projects.facets
  const layout = search.view ?? 'list'
  const [look, setLook] = useState<Look>()
  const [total, setTotal] = useState<number>()

  const change = useCallback((next: ProjectSearch, replace = false) => void navigate({ search: next, replace, resetScroll: false }), [navigate])
  const changeView = (view: MapView) => change(changed(search, { at: writeView(view) }), true)

  return (
    <div className={`wrap ${styles.page}`}>
      <header className={styles.head}>
        <PageHeading title={t('projects.title')} />
        <p className={styles.lead}>{t('projects.lead')}</p>
      </header>
      <div className={styles.bar}>
        <TextFilter text={search.text ?? ''} onChange={(text) => change(changed(search, { text }), true)} />
        <LayoutSwitch search={search} />
        <SortSelect search={search} onChange={change} />
        <FilterDrawer count={countFilters(search)} total={total} className={styles.drawer}>
          <ProjectFilters search={search} facets={facets} onChange={change} />
        </FilterDrawer>
      </div>
      <FilterChips search={search} onChange={change} />
      <div className={styles.two}>
        <aside className={styles.side} aria-label={t('filter.title')}>
          <ProjectFilters search={search} facets={facets} onChange={change} />
        </aside>
        <div className={styles.main}>
          {layout === 'map' && (
            <ProjectMap filter={filter} view={readView(search.at)} onViewChange={changeView} onLook={setLook} onEnd={focusList} className={styles.map} />
          )}
          {layout !== 'map' || look ? (
            <ProjectResults search={search} box={layout === 'map' ? look?.box : undefined} onTotal={setTotal} />
          ) : null}
        </div>
      </div>
    </div>
  )
}
