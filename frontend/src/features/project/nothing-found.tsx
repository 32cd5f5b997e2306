import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/text'
import { Empty } from '../../ui/states'
import { changed, cleared, countFilters, type ProjectSearch } from './search'

/** No project answers: says which way leads on. */
export function NothingFound({ search, isMap }: { search: ProjectSearch; isMap: boolean }) {
  const t = useText()
  const isFiltered = countFilters(search) > 0
  return (
    <Empty title={t(isMap ? 'projects.emptyMap' : isFiltered ? 'projects.empty' : 'home.emptyTitle')}>
      <p>{t(isMap ? 'projects.emptyMapText' : isFiltered ? 'projects.emptyText' : 'home.emptyText')}</p>
      {isMap && (
        <p>
          <Link to="/projects" search={() => changed(search, { view: 'list' })}>
            {t('projects.asList')}
          </Link>
        </p>
      )}
      {isFiltered && (
        <p>
          <Link to="/projects" search={() => cleared(search)}>
            {t('filter.clear')}
          </Link>
        </p>
      )}
    </Empty>
  )
}
