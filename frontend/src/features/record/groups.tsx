import type { ReactNode } from 'react'
import type { MessageId } from '../../i18n/messages'
import { useText } from '../../i18n/text'
import type { FieldSpec } from './fields'
import { FieldView } from './field-view'
import styles from './record.module.css'
import type { Values } from './values'

interface GroupsProps {
  groups: readonly { title: MessageId; fields: readonly FieldSpec[]; note?: ReactNode }[]
  values: Values
  onChange: (name: string, value: unknown) => void
  isPublic?: boolean
  /** Steps of a short way have numbers. */
  isNumbered?: boolean
}

/** The fields of a form, group by group. */
export function Groups({ groups, values, onChange, isPublic = false, isNumbered = false }: GroupsProps) {
  const t = useText()
  return groups.map(({ title, fields, note }, at) => (
    <fieldset key={title} className={styles.group}>
      <legend>
        {isNumbered && <span className={styles.step}>{at + 1}</span>}
        {t(title)}
      </legend>
      {fields.map((field) => (
        <FieldView key={field.name} field={field} values={values} onChange={onChange} isPublic={isPublic} />
      ))}
      {note}
    </fieldset>
  ))
}
