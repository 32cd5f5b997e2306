import { useEffect, useRef, type ReactNode } from 'react'
import { useText } from '../../i18n/text'
import styles from './account.module.css'

interface MailSentProps {
  title: string
  text: string
}

/** Takes the place of a form, and the focus, when the next step is in a mail. */
export function MailSent({ title, text }: MailSentProps) {
  const t = useText()
  return (
    <Told title={title}>
      <p>{text}</p>
      <p className="muted">{t('account.mailLate')}</p>
    </Told>
  )
}

/** What a form has led to. */
export function Told({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.told}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </div>
  )
}
