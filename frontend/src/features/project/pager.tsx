import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/text'
import styles from './pager.module.css'
import { changed, type ProjectSearch } from './search'

interface PagerProps {
  search: ProjectSearch
  page: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor?: string | null; endCursor?: string | null }
}

/** Next and previous page by keyset: stable while projects come and go, and a link like any other. */
export function Pager({ search, page }: PagerProps) {
  const t = useText()
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page
  if (!hasNextPage && !hasPreviousPage) return null
  return (
    <nav className={styles.pager} aria-label={t('pager.label')}>
      {hasPreviousPage && startCursor ? (
        <Link className="btn quiet" rel="prev" to="/projects" search={() => ({ ...changed(search, {}), before: startCursor })}>
          {t('pager.previous')}
        </Link>
      ) : (
        <span />
      )}
      {hasNextPage && endCursor && (
        <Link className="btn quiet" rel="next" to="/projects" search={() => ({ ...changed(search, {}), after: endCursor })}>
          {t('pager.next')}
        </Link>
      )}
    </nav>
  )
}
