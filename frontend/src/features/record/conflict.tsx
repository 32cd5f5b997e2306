import { useEffect, useRef, useState } from 'react'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import type { Conflict } from './documents'
import { fieldsOf, type Place } from './fields'
import { useFieldLabel } from './field-label'
import styles from './record.module.css'
import { ValueText } from './value-text'

const SIDES = ['yours', 'theirs'] as const
export type Side = (typeof SIDES)[number]

interface ConflictProps {
  place: Place
  conflict: Conflict
  isBusy: boolean
  onChosen: (sides: Readonly<Record<string, Side>>) => void
}

/** Two people wrote at once: field by field, which of both is to stand. What was not touched here takes theirs without asking. */
export function ConflictView({ place, conflict, isBusy, onChosen }: ConflictProps) {
  const t = useText()
  const { stamp } = useMoment()
  const labelOf = useFieldLabel()
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({})
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const fields = fieldsOf(place)
  const rows = conflict.fields.flatMap((row) => {
    const field = fields.find(({ name }) => name === row.name)
    return field ? [{ ...row, field }] : []
  })
  const who = conflict.changedBy?.name
  const when = conflict.changedAt === null ? '–' : stamp(conflict.changedAt)
  return (
    <section className={styles.notice} aria-labelledby="conflict">
      <h2 id="conflict" ref={heading} tabIndex={-1}>
        {t('record.conflict')}
      </h2>
      <p>{who ? t('record.conflictBy', { who, when }) : t('record.conflictText', { when })}</p>
      <p>{t('record.conflictRest')}</p>
      <form
        className={styles.group}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBusy) onChosen(Object.fromEntries(rows.map(({ name }) => [name, sides[name] ?? 'yours'])))
        }}
      >
        {rows.map(({ name, field, yours, theirs }) => (
          <fieldset key={name} className={styles.group}>
            <legend>{labelOf(name)}</legend>
            <div className={styles.sides}>
              {SIDES.map((side) => (
                <label key={side} className={styles.side}>
                  <input type="radio" name={name} checked={(sides[name] ?? 'yours') === side} onChange={() => setSides({ ...sides, [name]: side })} />
                  <strong>{t(`side.${side}`)}</strong>
                  <span className={styles.value}>
                    <ValueText field={field} value={side === 'yours' ? yours : theirs} />
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <p className={styles.acts}>
          <button type="submit" className="btn" aria-disabled={isBusy || undefined}>
            {t('record.saveChosen')}
          </button>
        </p>
      </form>
    </section>
  )
}
