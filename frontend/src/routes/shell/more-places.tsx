import { Link, useRouterState } from '@tanstack/react-router'
import { useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { useText } from '../../i18n/text'
import { ChevronIcon } from '../../ui/icons'
import styles from './header.module.css'
import { IN_LINE, PLACES } from './places'

const REST = PLACES.slice(IN_LINE)

/** The places a tablet's line has no room for: a button that opens their list. Escape, a step outside or a choice closes it. */
export function MorePlaces() {
  const t = useText()
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  /** Where it was opened: going anywhere closes it. */
  const [openAt, setOpenAt] = useState<string>()
  const isOpen = openAt === path
  const close = () => setOpenAt(undefined)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return
    close()
    button.current?.focus()
  }
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) close()
  }
  return (
    <div className={styles.more} role="presentation" onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        data-here={REST.some(({ to }) => path.startsWith(to)) || undefined}
        onClick={() => setOpenAt(isOpen ? undefined : path)}
      >
        {t('nav.more')}
        <ChevronIcon size={14} />
      </button>
      <ul id={id} role="list" className={styles.panel} hidden={!isOpen}>
        {REST.map(({ to, label }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ includeSearch: false }} onClick={close}>
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
