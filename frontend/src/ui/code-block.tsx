import { useState } from 'react'
import { useText } from '../i18n/text'
import styles from './code-block.module.css'

interface CodeBlockProps {
  label: string
  code: string
}

/** Code to read or to take along. */
export function CodeBlock({ label, code }: CodeBlockProps) {
  const t = useText()
  const [note, setNote] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setNote(t('code.copied')),
      () => setNote(t('code.notCopied')),
    )
  return (
    <div className={styles.block}>
      <pre role="region" aria-label={label} tabIndex={0}>
        <code>{code}</code>
      </pre>
      <p className={styles.foot}>
        <button type="button" className="linkish" onClick={() => void copy()}>
          {t('code.copy')}
        </button>
        <span role="status">{note}</span>
      </p>
    </div>
  )
}
