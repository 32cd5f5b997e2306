import { useState } from 'react'
import { useText } from '../../../i18n/text'
import inputs from '../../../ui/form/form.module.css'
import { GroupField } from '../../../ui/form/group-field'
import styles from '../advice.module.css'

interface Resource {
  title: string
  url: string
}

/** As the API has it. */
const MOST = 10
const NONE: readonly Resource[] = []

/** Pages that help: a line each, with its title and address. Empty lines are not sent. */
export function ResourcesField({ given = NONE }: { given?: readonly Resource[] }) {
  const t = useText()
  const [rows, setRows] = useState(() => (given.length > 0 ? given.map((resource, key) => ({ key, ...resource })) : [{ key: 0, title: '', url: '' }]))
  const add = () => setRows((all) => [...all, { key: Math.max(...all.map(({ key }) => key)) + 1, title: '', url: '' }])
  return (
    <GroupField name="resources" label={t('adviceAct.resources')} hint={t('adviceAct.resourcesHint')} isOptional>
      {(id) => (
        <>
          {rows.map(({ key, title, url }, at) => (
            <div key={key} className={styles.resource}>
              <label>
                <span className="small">{t('adviceAct.resourceTitle')}</span>
                <input id={at === 0 ? id : undefined} className={inputs.input} name="resourceTitle" type="text" autoComplete="off" maxLength={200} defaultValue={title} />
              </label>
              <label>
                <span className="small">{t('adviceAct.resourceUrl')}</span>
                <input className={inputs.input} name="resourceUrl" type="url" inputMode="url" autoComplete="off" maxLength={2000} placeholder="https://" defaultValue={url} />
              </label>
            </div>
          ))}
          {rows.length < MOST && (
            <button type="button" className="linkish small" onClick={add}>
              {t('adviceAct.resourceMore')}
            </button>
          )}
        </>
      )}
    </GroupField>
  )
}

/** What was typed into the lines, as the API takes it. */
export function resourcesOf(values: FormData): Resource[] {
  const words = (name: string) => values.getAll(name).map((value) => (typeof value === 'string' ? value.trim() : ''))
  const urls = words('resourceUrl')
  return words('resourceTitle')
    .map((title, at) => ({ title, url: urls[at] ?? '' }))
    .filter(({ title, url }) => title !== '' || url !== '')
}
