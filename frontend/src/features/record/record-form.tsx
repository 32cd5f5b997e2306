import type { KeyboardEvent, ReactNode } from 'react'
import { useText } from '../../i18n/text'
import { Form, type FormError } from '../../ui/form/form'
import type { FieldSpec } from './fields'
import type { Issue } from '../../acts/issues'
import { useSentences } from './issues'
import { missingOfNeed, needFieldOf } from './need'
import styles from './record.module.css'
import { isBlank, type Values } from './values'

interface RecordFormProps {
  label: string
  /** The words on its louder button, and what that does. */
  submit: string
  aim: string
  fields: readonly FieldSpec[]
  values: Values
  issues: readonly Issue[]
  isBusy: boolean
  problem: ReactNode
  done?: ReactNode
  /** The quieter button. */
  other?: { label: string; aim: string } | undefined
  onSubmit: (aim: string) => void
  children: ReactNode
}

/** Enter in a line does not send a long form, which would make a record of half a thought. */
function stayOnEnter(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !['submit', 'button', 'checkbox', 'radio'].includes(event.target.type)) event.preventDefault()
}

/** The form of a record: what it is sent for is said by the button. */
export function RecordForm({ label, submit, aim, fields, values, issues, isBusy, problem, done, other, onSubmit, children }: RecordFormProps) {
  const t = useText()
  const sentences = useSentences(fields.map(({ name }) => name))
  const errors = sentences(issues).map((error, at) => ({ ...error, field: needFieldOf(issues[at]?.path ?? []) ?? error.field }))
  const aimOf = (sent: FormData) => {
    const asked = sent.get('aim')
    return typeof asked === 'string' ? asked : aim
  }
  const check = (sent: FormData): FormError[] => {
    const isPublishing = aimOf(sent) === 'publish'
    const lacking = isPublishing ? fields.filter((field) => field.need === 'publish' && isBlank(field, values[field.name])) : []
    return [...lacking.map(({ name }) => ({ field: name, text: t('wrong.FIELD_NEEDED') })), ...missingOfNeed(values).map((field) => ({ field, text: t('form.empty') }))]
  }
  return (
    <div role="presentation" onKeyDown={stayOnEnter}>
      <Form
        label={label}
        submit={submit}
        isWide
        isBusy={isBusy}
        errors={errors}
        problem={problem}
        done={done}
        check={check}
        acts={
          other && (
            <button type="submit" name="aim" value={other.aim} className="btn quiet" aria-disabled={isBusy || undefined}>
              {other.label}
            </button>
          )
        }
        onSubmit={(sent) => onSubmit(aimOf(sent))}
      >
        <p className={`small muted ${styles.kept}`}>{t('record.optionalNote')}</p>
        {children}
      </Form>
    </div>
  )
}
