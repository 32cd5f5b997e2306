import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/text'
import styles from './layout-switch.module.css'
import { LAYOUTS, type ProjectSearch } from './search'

/** List, map and table of the same query: links, so that each has its address. */
export function LayoutSwitch({ search }: { search: ProjectSearch }) {
  const t = useText()
  const current = search.view ?? 'list'
  return (
    <nav className={styles.switch} aria-label={t('layout.label')}>
      {LAYOUTS.map((view) => (
        <Link
          key={view}
          to="/projects"
          search={() => ({ ...search, view })}
          resetScroll={false}
          activeOptions={{ includeSearch: true }}
          aria-current={view === current ? 'true' : undefined}
          className={view === current ? styles.current : undefined}
        >
          {t(`layout.${view}`)}
        </Link>
      ))}
    </nav>
  )
}
