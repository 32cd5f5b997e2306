import type { ReactNode } from 'react'
import { OutIcon } from './out-icon'
import styles from './out-link.module.css'

/** What a browser may be sent to from a record that somebody else wrote. */
const SAFE = /^(https?:\/\/|mailto:)/i

export const isOutAddress = (address: string | null | undefined): address is string => typeof address === 'string' && SAFE.test(address)

interface OutLinkProps {
  href: string
  /** Said after the words, for those who do not see the arrow: "(leaves this site)". */
  mark: string
  children: ReactNode
  className?: string | undefined
}

/** A link that leaves this site, marked by an arrow and in words; an address that no browser should open stays plain text. */
export function OutLink({ href, mark, children, className }: OutLinkProps) {
  if (!isOutAddress(href)) return <span className={className}>{children}</span>
  return (
    <a href={href} rel="noopener nofollow" className={`row ${className ?? ''}`}>
      <span className={styles.words}>
        {children}
        <OutIcon /> <span className="hidden-visually">{mark}</span>
      </span>
    </a>
  )
}
