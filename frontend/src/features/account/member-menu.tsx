import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react'
import { asRequestError } from '../../graphql'
import { follow } from '../../graphql/session'
import { useText } from '../../i18n/text'
import { ChevronIcon } from '../../ui/icons'
import styles from './member-menu.module.css'
import { useSignOut } from './sign-out'
import { useViewer } from './viewer'

/** For few members: the others load none of it. */
const OfficeLinks = lazy(async () => ({ default: (await import('./office-links')).OfficeLinks }))

interface MemberProps {
  /** The link to what belongs to them. */
  my: ReactNode
  /** The link to the settings. The header has the router; this file is loaded after it, for members alone. */
  settings: ReactNode
  /** More lines of other features, each a list item. */
  lines?: ReactNode
  /** Follows a step to where their office takes them. */
  onGo?: (() => void) | undefined
}

/** What somebody who is signed in finds behind their name. */
function Acts({ my, settings, lines, onGo }: MemberProps) {
  const t = useText()
  const viewer = useViewer().data?.viewer
  const { mutate, isPending, error } = useSignOut()
  return (
    <ul role="list" className={styles.acts}>
      <li>{my}</li>
      {lines && <Suspense>{lines}</Suspense>}
      <li>{settings}</li>
      {viewer && (viewer.isModerator || viewer.isAdministrator) && (
        <Suspense>
          <OfficeLinks isModerator={viewer.isModerator} isAdministrator={viewer.isAdministrator} onGo={onGo} />
        </Suspense>
      )}
      <li>
        <button type="button" aria-disabled={isPending || undefined} onClick={() => !isPending && mutate({})}>
          {t('nav.signOut')}
        </button>
        <span role="alert">{error && t(`error.${asRequestError(error).code}`)}</span>
      </li>
    </ul>
  )
}

function useName() {
  const queries = useQueryClient()
  useEffect(() => follow(queries), [queries])
  const t = useText()
  return useViewer().data?.viewer?.name ?? t('nav.account')
}

/** In the header: the name opens the list. Escape, a step outside or a choice closes it. */
export function MemberMenu({ path, count, ...acts }: MemberProps & { path: string; count?: ReactNode }) {
  const id = useId()
  const name = useName()
  const button = useRef<HTMLButtonElement>(null)
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
    <div className={styles.member} role="presentation" onKeyDown={onKeyDown} onBlur={onBlur}>
      <button ref={button} type="button" className={styles.name} aria-expanded={isOpen} aria-controls={id} onClick={() => setOpenAt(isOpen ? undefined : path)}>
        <span>{name}</span>
        {count && <Suspense>{count}</Suspense>}
        <ChevronIcon size={14} />
      </button>
      <div id={id} className={styles.panel} hidden={!isOpen}>
        <Acts {...acts} />
      </div>
    </div>
  )
}

/** In the phone's menu, where there is room to show all of it. */
export function MemberLines(props: MemberProps) {
  return (
    <div className={styles.lines}>
      <p>{useName()}</p>
      <Acts {...props} />
    </div>
  )
}
