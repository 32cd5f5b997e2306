import { useEffect, useRef, useState } from 'react'
import { useText } from '../../i18n/text'
import { Field } from './field'
import styles from './form.module.css'

interface CodeFieldProps {
  name: string
  /** Takes the focus when it appears: it is the next step of a form. */
  isNext?: boolean
  /** Only a code of the app will do. */
  isAppOnly?: boolean
}

/** A code of the second factor. Digits of an app come by a phone's digits and by browsers that fill them in; a recovery code has letters. */
export function CodeField({ name, isNext = false, isAppOnly = false }: CodeFieldProps) {
  const t = useText()
  const [isRecovery, setIsRecovery] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isNext) input.current?.focus()
  }, [isNext])
  const turn = () => {
    setIsRecovery(!isRecovery)
    if (input.current) input.current.value = ''
    input.current?.focus()
  }
  return (
    <Field name={name} label={t(isRecovery ? 'account.recoveryCode' : 'account.code')} hint={t(isRecovery ? 'account.recoveryCodeHint' : 'account.codeHint')}>
      {(control) => (
        <>
          <input
            {...control}
            ref={input}
            className={styles.input}
            type="text"
            inputMode={isRecovery ? 'text' : 'numeric'}
            autoComplete={isRecovery ? 'off' : 'one-time-code'}
            autoCapitalize="none"
            spellCheck={false}
          />
          {!isAppOnly && (
            <button type="button" className="linkish small" onClick={turn}>
              {t(isRecovery ? 'account.useApp' : 'account.useRecovery')}
            </button>
          )}
        </>
      )}
    </Field>
  )
}
