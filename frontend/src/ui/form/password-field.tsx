import { useState } from 'react'
import { useText } from '../../i18n/text'
import { useForm } from './context'
import { Field, type FieldProps } from './field'
import styles from './form.module.css'

interface PasswordFieldProps extends FieldProps {
  autoComplete: 'new-password' | 'current-password'
}

/** A password that can be looked at while it is typed, and pasted. It hides again when it is sent, so that browsers offer to keep it. */
export function PasswordField({ autoComplete, ...field }: PasswordFieldProps) {
  const t = useText()
  const { isBusy, fieldId } = useForm()
  const [isShown, setIsShown] = useState(false)
  return (
    <Field {...field}>
      {(control) => (
        <>
          <input
            {...control}
            className={styles.input}
            type={isShown && !isBusy ? 'text' : 'password'}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
          />
          <button type="button" className="linkish small" aria-pressed={isShown} aria-controls={fieldId(field.name)} onClick={() => setIsShown(!isShown)}>
            {t('form.show')}
          </button>
        </>
      )}
    </Field>
  )
}
