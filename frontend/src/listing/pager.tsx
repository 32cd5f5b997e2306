import { useText } from '../i18n/text'
import { ListLink } from './link'
import type { AnySearch, List, PageEnds } from './list'
import styles from './pager.module.css'
import { changed } from './search'

interface PagerProps {
  list: Pick<List, 'path'>
  search: AnySearch
  page: PageEnds
}

/** Next and previous page by keyset: stable while rows come and go, and a link like any other, read ahead when somebody is about to follow it. */
export function Pager({ list: { path }, search, page }: PagerProps) {
  const t = useText()
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page
  if (!hasNextPage && !hasPreviousPage) return null
  return (
    <nav className={styles.pager} aria-label={t('pager.label')}>
      {hasPreviousPage && startCursor ? (
        <ListLink className="btn quiet" rel="prev" path={path} search={{ ...changed(search, {}), before: startCursor }}>
          {t('pager.previous')}
        </ListLink>
      ) : (
        <span />
      )}
      {hasNextPage && endCursor && (
        <ListLink className="btn quiet" rel="next" path={path} search={{ ...changed(search, {}), after: endCursor }}>
          {t('pager.next')}
        </ListLink>
      )}
    </nav>
  )
}
