import { useState } from 'react'
import type { OutcomeFigureInput } from '../../../graphql/generated/graphql'
import { useText } from '../../../i18n/text'
import inputs from '../../../ui/form/form.module.css'
import { GroupField } from '../../../ui/form/group-field'
import styles from './figures-field.module.css'

const BASES = ['MEASURED', 'ESTIMATED'] as const
/** As the API has it. */
const MOST = 20

interface Given {
  name: { text: string }
  value: number
  unit?: string | null | undefined
  basis: (typeof BASES)[number]
  evidence?: string | null | undefined
}

const EMPTY: Given = { name: { text: '' }, value: Number.NaN, unit: null, basis: 'MEASURED', evidence: null }

/** What came of it in figures, a group of fields each. Empty ones are not sent. */
export function FiguresField({ given, isUnnamed }: { given: readonly Given[]; isUnnamed: boolean }) {
  const t = useText()
  const [rows, setRows] = useState(() => (given.length > 0 ? given : [EMPTY]).map((figure, key) => ({ key, ...figure })))
  const add = () => setRows((all) => [...all, { key: Math.max(...all.map(({ key }) => key)) + 1, ...EMPTY }])
  return (
    <GroupField name="figures" label={t('ending.figures')} hint={t(isUnnamed ? 'telling.figuresUnnamed' : 'telling.figuresHint')} isOptional>
      {(id) => (
        <>
          {rows.map(({ key, name, value, unit, basis, evidence }, at) => (
            <div key={key} role="group" aria-label={t('telling.figureOf', { number: at + 1 })} className={styles.figure}>
              <label className={styles.name}>
                <span className="small">{t('telling.figureName')}</span>
                <input id={at === 0 ? id : undefined} className={inputs.input} name="figureName" type="text" autoComplete="off" maxLength={200} defaultValue={name.text} />
              </label>
              <label>
                <span className="small">{t('telling.figureValue')}</span>
                <input className={inputs.input} name="figureValue" type="number" step="any" inputMode="decimal" defaultValue={Number.isNaN(value) ? undefined : value} />
              </label>
              <label>
                <span className="small">{t('telling.figureUnit')}</span>
                <input className={inputs.input} name="figureUnit" type="text" autoComplete="off" maxLength={40} defaultValue={unit ?? undefined} />
              </label>
              <label>
                <span className="small">{t('telling.figureBasis')}</span>
                <select className={inputs.input} name="figureBasis" defaultValue={basis}>
                  {BASES.map((one) => (
                    <option key={one} value={one}>
                      {t(`basis.${one}`)}
                    </option>
                  ))}
                </select>
              </label>
              <label className={styles.name}>
                <span className="small">{t('telling.figureEvidence')}</span>
                <input className={inputs.input} name="figureEvidence" type="url" inputMode="url" autoComplete="off" maxLength={2000} placeholder="https://" defaultValue={evidence ?? undefined} />
              </label>
            </div>
          ))}
          {rows.length < MOST && (
            <button type="button" className="linkish small" onClick={add}>
              {t('telling.figureMore')}
            </button>
          )}
        </>
      )}
    </GroupField>
  )
}

/** What was typed into the groups; a figure with a name and no number is nobody's to guess, and says so. */
export function figuresOf(values: FormData): { figures: OutcomeFigureInput[]; isIncomplete: boolean } {
  const words = (name: string) => values.getAll(name).map((value) => (typeof value === 'string' ? value.trim() : ''))
  const [names, numbers, units, bases, evidence] = ['figureName', 'figureValue', 'figureUnit', 'figureBasis', 'figureEvidence'].map(words) as [string[], string[], string[], string[], string[]]
  const rows = names.map((name, at) => ({ name, number: numbers[at] ?? '', unit: units[at] ?? '', basis: bases[at], evidence: evidence[at] ?? '' }))
  const begun = rows.filter(({ name, number, unit, evidence: shown }) => [name, number, unit, shown].some((one) => one !== ''))
  return {
    figures: begun.map(({ name, number, unit, basis, evidence: shown }) => ({
      name,
      value: Number(number),
      unit: unit === '' ? null : unit,
      basis: basis === 'ESTIMATED' ? 'ESTIMATED' : 'MEASURED',
      evidence: shown === '' ? null : shown,
    })),
    isIncomplete: begun.some(({ name, number }) => name === '' || number === ''),
  }
}
