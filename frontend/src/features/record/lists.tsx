import { useText } from '../../i18n/text'
import { SKILLS } from '../../i18n/vocabulary'
import type { Skill } from '../../graphql/generated/graphql'
import type { Held } from '../../ui/form/controls'
import { Field } from '../../ui/form/field'
import styles from '../../ui/form/form.module.css'
import { GroupField } from '../../ui/form/group-field'
import { Entries } from '../../ui/form/words-control'
import { languageTags, useLanguageOptions } from './languages'

export interface SkillLevel {
  skill: Skill
  level: number
}

const LEVELS = [1, 2, 3, 4] as const

/** Skills with a level each: those one has none of are left out. */
export function SkillsControl({ value, onChange, ...field }: Held<readonly SkillLevel[]>) {
  const t = useText()
  const set = (skill: Skill, level: number) => {
    const others = value.filter((one) => one.skill !== skill)
    onChange(level === 0 ? others : [...others, { skill, level }])
  }
  return (
    <GroupField {...field}>
      {(id) => (
        <div className={styles.choices}>
          {SKILLS.map((skill, at) => (
            <label key={skill} className={styles.level}>
              {t(`skill.${skill}`)}
              <select id={at === 0 ? id : undefined} className={styles.input} value={value.find((one) => one.skill === skill)?.level ?? 0} onChange={(event) => set(skill, Number(event.target.value))}>
                <option value={0}>{t('record.noLevel')}</option>
                {LEVELS.map((level) => (
                  <option key={level} value={level}>
                    {t(`level.${level}`)}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      )}
    </GroupField>
  )
}

/** Languages, each chosen from the list of all. */
export function LanguagesControl({ value, onChange, ...field }: Held<readonly string[]>) {
  const t = useText()
  const options = useLanguageOptions(languageTags)
  const labelOf = (tag: string) => options.find((option) => option.value === tag)?.label ?? tag
  return (
    <Field {...field}>
      {(control) => (
        <>
          <Entries entries={value.map((tag) => ({ key: tag, label: labelOf(tag) }))} onRemove={(tag) => onChange(value.filter((other) => other !== tag))} />
          <select {...control} required={false} className={styles.input} value="" onChange={(event) => onChange([...value, event.target.value])}>
            <option value="">{t('record.choose')}</option>
            {options
              .filter((option) => !value.includes(option.value))
              .map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
          </select>
        </>
      )}
    </Field>
  )
}

/** A file or a service of a dataset, as far as it is written here; what else the API told of it goes back as it came. */
export interface DataFile extends Record<string, unknown> {
  accessUrl: string
  title?: string | null
  format?: string | null
}

const PARTS = ['accessUrl', 'title', 'format'] as const

/** The files of a dataset: address, name and format of each. */
export function FilesControl({ value, onChange, ...field }: Held<readonly DataFile[]>) {
  const t = useText()
  const set = (at: number, part: (typeof PARTS)[number], text: string) => onChange(value.map((file, other) => (other === at ? { ...file, [part]: part !== 'accessUrl' && text === '' ? null : text } : file)))
  return (
    <GroupField {...field}>
      {(id) => (
        <>
          {value.map((file, at) => (
            // Files have no key of their own, and their order is what tells them apart.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={at} role="group" aria-label={t('record.file', { number: at + 1 })} className={styles.row}>
              {PARTS.map((part) => (
                <label key={part} className={styles.level}>
                  {t(`file.${part}`)}
                  <input id={at === 0 && part === 'accessUrl' ? id : undefined} className={styles.input} autoComplete="off" value={file[part] ?? ''} onChange={(event) => set(at, part, event.target.value)} />
                </label>
              ))}
              <button type="button" className="btn quiet" onClick={() => onChange(value.filter((_, other) => other !== at))}>
                {t('form.remove', { label: t('record.file', { number: at + 1 }) })}
              </button>
            </div>
          ))}
          <button id={value.length === 0 ? id : undefined} type="button" className="btn quiet" onClick={() => onChange([...value, { accessUrl: '' }])}>
            {t('record.addFile')}
          </button>
        </>
      )}
    </GroupField>
  )
}
