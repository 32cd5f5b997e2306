import { useEffect, useId, useRef, useState, type FormEvent, type MouseEvent, type ReactNode } from 'react'
import { useText } from '../../i18n/text'
import { FormContext } from './context'
import styles from './form.module.css'

/** Something to correct: at a field, or, without one, of the whole form. */
export interface FormError {
  field?: string | undefined
  text: string
}

interface FormProps {
  /** What it is for, for those who hear it. */
  label: string
  /** The words on its button. */
  submit: string
  /** Looks of the button: the quiet one beside a louder form. */
  isQuiet?: boolean
  /** It cannot be undone. */
  isDanger?: boolean
  isBusy: boolean
  /** What the server asks to correct. */
  errors?: readonly FormError[] | undefined
  /** Why it could not be sent at all. */
  problem?: ReactNode
  /** What was done, said politely. */
  done?: ReactNode
  /** What is looked at before anything is sent, beside what is empty. */
  check?: ((values: FormData) => readonly FormError[]) | undefined
  /** Other buttons that send it: `type="submit"` with a name and a value. */
  acts?: ReactNode
  /** Long texts need more room than a name. */
  isWide?: boolean
  onSubmit: (values: FormData) => void
  children: ReactNode
}

/** Required fields without a word in them, in the order of the page. */
function emptyFields(form: HTMLFormElement): string[] {
  const fields = [...form.elements].filter((field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
  return fields.filter((field) => field.required && field.value.trim() === '').map(({ name }) => name)
}

const NONE: readonly FormError[] = []

/**
 * One column of fields. What is wrong stands at its field and in a summary that takes the focus; the browser's own bubbles, which are
 * gone at the next click and cannot be read by everybody, are off. Fields keep what was typed, whatever comes of it.
 */
export function Form({ label, submit, isQuiet = false, isDanger = false, isBusy, errors = NONE, problem, done, check, acts, isWide = false, onSubmit, children }: FormProps) {
  const t = useText()
  const id = useId()
  /** Not made of the form's own id as the fields' are: one of them may be called "summary". */
  const summaryId = useId()
  const summary = useRef<HTMLDivElement>(null)
  const [found, setFound] = useState<readonly FormError[]>([])
  /** Where the last sending is: not yet known to be on its way, on its way, or over. An answer can come without the way being seen. */
  const sending = useRef<'over' | 'sent' | 'sentAgain' | 'busy'>('over')
  const all = found.length > 0 ? found : errors
  const isTroubled = all.length > 0 || Boolean(problem)

  useEffect(() => {
    if (isBusy) {
      if (sending.current !== 'over') sending.current = 'busy'
      return
    }
    // What was wrong before it was sent again is still there until it is on its way: no news.
    const isNews = sending.current === 'busy' || sending.current === 'sent' || found.length > 0
    if (sending.current === 'over' || !isNews) return
    if (isTroubled) summary.current?.focus()
    if (isTroubled || sending.current === 'busy') sending.current = 'over'
  }, [isBusy, isTroubled, found])

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isBusy) return
    sending.current = isTroubled ? 'sentAgain' : 'sent'
    const form = event.currentTarget
    const values = new FormData(form, event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null)
    const lacking = emptyFields(form).map((field) => ({ field, text: t('form.empty') }))
    const wrong = check?.(values).filter(({ field }) => !lacking.some((other) => other.field === field)) ?? []
    setFound([...lacking, ...wrong])
    if (lacking.length + wrong.length === 0) onSubmit(values)
  }
  const fieldId = (name: string) => `${id}-${name}`
  const go = (event: MouseEvent, name: string) => {
    event.preventDefault()
    document.getElementById(fieldId(name))?.focus()
  }
  const labelOf = (name: string) => document.getElementById(`${fieldId(name)}-label`)?.textContent
  return (
    <FormContext value={{ fieldId, isBusy, errorOf: (name) => all.find(({ field }) => field === name)?.text }}>
      <form noValidate aria-label={label} className={isWide ? `${styles.form} ${styles.wide}` : styles.form} onSubmit={send}>
        {isTroubled && (
          <div ref={summary} tabIndex={-1} role="group" aria-labelledby={summaryId} className={styles.summary}>
            <p id={summaryId} className={styles.summaryTitle}>
              {t(all.length > 0 ? 'form.correct' : 'form.failed')}
            </p>
            {all.length > 0 && (
              <ul>
                {all.map(({ field, text }) => (
                  <li key={`${field} ${text}`}>
                    {field === undefined ? (
                      text
                    ) : (
                      <a href={`#${fieldId(field)}`} onClick={(event) => go(event, field)}>
                        {labelOf(field)}: {text}
                      </a>
                    )}
                  </li>
                ))}
              </ul>
            )}
            {found.length === 0 && problem}
          </div>
        )}
        {children}
        <div className={styles.foot}>
          <button type="submit" className={isQuiet ? 'btn quiet' : `btn ${isDanger ? styles.danger : ''}`} aria-disabled={isBusy || undefined}>
            {isBusy ? t('form.sending') : submit}
          </button>
          {acts}
          <span role="status">{!isBusy && !isTroubled && done}</span>
        </div>
      </form>
    </FormContext>
  )
}
