import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { useMoment } from '../../../i18n/moment'
import { useText } from '../../../i18n/text'
import inputs from '../../../ui/form/form.module.css'
import styles from './desk.module.css'
import { canMove, LEAST, minutesOf, MOST, move, starts, type Slot } from './plan'

interface SlotsProps {
  slots: readonly Slot[]
  onChange: (slots: Slot[]) => void
  startsAt: string
  timeZone: string
  /** Says what was moved where, for those who do not see it. */
  onSaid: (sentence: string) => void
}

/** The agenda in its order: each turn with its minutes, and buttons that move it, by keyboard as by pointer. */
export function Slots({ slots, onChange, startsAt, timeZone, onSaid }: SlotsProps) {
  const t = useText()
  const { time } = useMoment()
  const list = useRef<HTMLOListElement>(null)
  const begins = starts(startsAt, slots)
  const change = (key: string, more: Partial<Slot>) => onChange(slots.map((slot) => (slot.key === key ? { ...slot, ...more } : slot)))
  const shift = (at: number, by: -1 | 1) => {
    const slot = slots[at]
    if (!slot || !canMove(slots, at, by)) return
    flushSync(() => onChange(move(slots, at, by)))
    onSaid(t('desk.moved', { title: slot.title, place: at + by + 1, all: slots.length }))
    // The focus goes along; at an end its button can do nothing more, the other one can.
    const buttons = list.current?.querySelectorAll<HTMLButtonElement>(`[data-slot="${slot.key}"] button[data-by]`)
    const same = [...(buttons ?? [])].find((button) => button.dataset['by'] === String(by))
    same?.focus()
  }
  const remove = (at: number) => {
    const slot = slots[at]
    if (!slot) return
    flushSync(() => onChange(slots.filter(({ key }) => key !== slot.key)))
    onSaid(t('desk.removed', { title: slot.title }))
    list.current?.focus()
  }
  return (
    <ol ref={list} tabIndex={-1} role="list" aria-label={t('desk.agenda')} className={styles.slots}>
      {slots.map((slot, at) => {
        const { key, title, language, minutes, isFixed, projectId } = slot
        const isWrong = minutesOf(slot) === undefined
        return (
          <li key={key} data-slot={key}>
            <p className={styles.time}>{time(new Date(begins[at] ?? 0).toISOString(), timeZone)}</p>
            <div className={styles.slot}>
              <p id={`slot-${key}`} className={styles.slotTitle} lang={language}>
                {title}
              </p>
              <p className="small muted">{isFixed ? t('desk.slotBegun') : projectId ? t('desk.slotProject') : t('desk.slotBreak')}</p>
              <div className={styles.slotActs}>
                <label className={styles.minutes}>
                  <span className="small">{t('desk.minutes')}</span>
                  <input
                    className={inputs.input}
                    type="number"
                    inputMode="numeric"
                    min={LEAST}
                    max={MOST}
                    value={minutes}
                    disabled={isFixed}
                    aria-describedby={`slot-${key}`}
                    aria-invalid={isWrong || undefined}
                    onChange={({ target }) => change(key, { minutes: target.value })}
                  />
                </label>
                <button type="button" className="btn quiet" data-by="-1" aria-describedby={`slot-${key}`} aria-disabled={!canMove(slots, at, -1) || undefined} onClick={() => shift(at, -1)}>
                  {t('desk.up')}
                </button>
                <button type="button" className="btn quiet" data-by="1" aria-describedby={`slot-${key}`} aria-disabled={!canMove(slots, at, 1) || undefined} onClick={() => shift(at, 1)}>
                  {t('desk.down')}
                </button>
                {!isFixed && (
                  <button type="button" className="btn quiet" aria-describedby={`slot-${key}`} onClick={() => remove(at)}>
                    {t('desk.takeOut')}
                  </button>
                )}
              </div>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
