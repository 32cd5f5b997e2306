import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ProjectMap } from '../features/project/map'
import { ProjectResults } from '../features/project/results'
import { PROJECTS, PROJECTS_TABLE, type ProjectSearch } from '../features/project/search'
import { PROJECT_WORDS } from '../features/project/words'
import type { PrefetchContext } from '../graphql'
import { useMark } from '../graphql/signed-in'
import { useText } from '../i18n/text'
import { ListingPage, type MainTools } from '../listing/page'
import { prefetchList } from '../listing/prefetch'
import { changed } from '../listing/search'
import { useListSearch } from '../listing/use-list-search'
import type { Look } from '../ui/map/map'
import { readView, writeView } from '../ui/map/view'
import styles from './projects-page.module.css'

/** Projects that share a point are told apart in the list: the reader is taken there. */
const focusList = () => document.getElementById('count')?.focus()

const route = getRouteApi('/projects')

/** The map decides what its rows are asked for: they wait until it knows what it shows. */
const sourceOf = ({ view }: ProjectSearch) => (view === 'map' ? null : view === 'table' ? PROJECTS_TABLE : PROJECTS.page)

export function prefetchProjects(context: PrefetchContext, raw: ProjectSearch) {
  const search = PROJECTS.read(raw)
  prefetchList(PROJECTS, search, context, sourceOf(search))
}

export function ProjectsPage() {
  const search = useListSearch(PROJECTS, route.useSearch())
  return (
    <ListingPage list={PROJECTS} search={search} words={PROJECT_WORDS} intro={<NewProject />}>
      {(tools) => <Main search={search} {...tools} />}
    </ListingPage>
  )
}

/** For everybody: visitors sign in on the page of the form. Theirs is a new page, so that this one loads nothing that members alone need. */
function NewProject() {
  const t = useText()
  const isVisitor = useMark() === null
  return (
    <p>
      <Link to="/projects/new" className="btn quiet" {...(isVisitor && { reloadDocument: true, preload: false })}>
        {t('projects.new')}
      </Link>
    </p>
  )
}

/** The projects as the address asks: in rows, or on a map with the same ones in rows below. */
function Main({ search, change, onTotal }: MainTools & { search: ProjectSearch }) {
  const [look, setLook] = useState<Look>()
  if (search.view !== 'map') return <ProjectResults search={search} onTotal={onTotal} />
  return (
    <>
      <ProjectMap
        filter={PROJECTS.filter(search)}
        view={readView(search.at)}
        onViewChange={(view) => change(changed(search, { at: writeView(view) }), true)}
        onLook={setLook}
        onEnd={focusList}
        className={styles.map}
      />
      {look && <ProjectResults search={search} box={look.box} onTotal={onTotal} />}
    </>
  )
}
