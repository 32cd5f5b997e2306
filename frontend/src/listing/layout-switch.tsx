import type { MessageId } from '../i18n/messages'
import { useText } from '../i18n/text'
import styles from './layout-switch.module.css'
import { ListLink } from './link'
import type { AnySearch, List } from './list'

/** List, map and table of the same query: links, so that each has its address. */
export function LayoutSwitch({ list, search }: { list: Pick<List, 'path' | 'layouts'>; search: AnySearch }) {
  const t = useText()
  const current = search.view ?? list.layouts[0]
  return (
    <nav className={styles.switch} aria-label={t('layout.label')}>
      {list.layouts.map((view) => (
        <ListLink
          key={view}
          path={list.path}
          search={{ ...search, view }}
          resetScroll={false}
          aria-current={view === current ? 'true' : undefined}
          className={view === current ? styles.current : undefined}
        >
          {t(`layout.${view}` as MessageId)}
        </ListLink>
      ))}
    </nav>
  )
}
