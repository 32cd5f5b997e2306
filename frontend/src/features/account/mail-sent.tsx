import { useEffect, useRef, type ReactNode } from 'react'
import { useText } from '../../i18n/text'
import styles from './account.module.css'

interface MailSentProps {
  title: string
  text: string
  as?: 'h2' | 'h3'
}

/** Takes the place of a form, and the focus, when the next step is in a mail. */
export function MailSent({ title, text, as = 'h2' }: MailSentProps) {
  const t = useText()
  return (
    <Told as={as} title={title}>
      <p>{text}</p>
      <p className="muted">{t('account.mailLate')}</p>
    </Told>
  )
}

/** What a form has led to. */
export function Told({ title, as: Heading = 'h2', children }: { title: string; as?: 'h2' | 'h3'; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={styles.told}>
      <Heading ref={heading} tabIndex={-1}>
        {title}
      </Heading>
      {children}
    </div>
  )
}
