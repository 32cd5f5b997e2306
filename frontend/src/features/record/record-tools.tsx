import { Link, useNavigate } from '@tanstack/react-router'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { STATE_ACTS, type StateAct } from './acts'
import type { Editable } from './documents'
import { nameField, type Place } from './fields'
import { useSentences } from './issues'
import { locate } from './path'
import { PICTURES } from './pictures/place'
import styles from './record.module.css'
import { useEditable } from './stand-by-slug'
import { useJob } from './use-job'
import { useTold } from './use-told'
import { textOf } from './values'

const ACTS = ['publish', 'restore', 'archive', 'delete'] as const satisfies readonly StateAct[]
const RIGHT = { publish: 'PUBLISH', archive: 'ARCHIVE', restore: 'RESTORE', delete: 'DELETE' } as const

/** Which acts make sense where a record stands; whether one may is told by the API. */
const FITS: Record<StateAct, readonly Editable['publication'][]> = {
  publish: ['DRAFT', 'ARCHIVED'],
  archive: ['PUBLISHED'],
  restore: ['ARCHIVED', 'DELETED'],
  delete: ['DRAFT', 'PUBLISHED', 'ARCHIVED'],
}

/** On the page of a record, for those responsible: how it stands, and what they may do with it. Nothing for everybody else. */
export function RecordTools({ place, slug }: { place: Place; slug: string }) {
  const { data } = useEditable(place, slug)
  const record = data?.record
  return record && record.form !== null ? <Tools place={place} record={record} /> : null
}

function Tools({ place, record }: { place: Place; record: Editable }) {
  const t = useText()
  const { stamp } = useMoment()
  const told = useTold()
  const navigate = useNavigate()
  const sentences = useSentences([])
  const { slug, publication, mayI, undoUntil } = record
  const title = textOf((record.form as Record<string, unknown> | null)?.[nameField(place)])
  const { run, isBusy, answer, problem, aside } = useJob(
    async (ask, act: StateAct) => (await ask(STATE_ACTS[act], { input: { id: record.id, version: record.version } })).done,
    async (done, act) => {
      const now = locate(done.record)
      if (done.issues.length > 0) return
      if (act === 'delete') await navigate({ to: '/my' })
      await told(act, title, now ?? record)
    },
  )
  const acts = ACTS.filter((act) => mayI.includes(RIGHT[act]) && FITS[act].includes(publication))
  const params = { place, slug } as const
  const issues = answer?.issues ?? []
  return (
    <section className={styles.bar} aria-label={t('record.tools')}>
      <p>
        <span className={styles.state}>{t(`publication.${publication}`)}</span> {publication === 'DELETED' && undoUntil ? t('record.undoUntil', { when: stamp(undoUntil) }) : t(`publicationText.${publication}`)}
      </p>
      {mayI.includes('EDIT') && (
        <>
          {place === 'experts' ? <Link to="/my/profile">{t('record.edit')}</Link> : <Link to="/$place/$slug/edit" params={params}>{t('record.edit')}</Link>}
          {place === 'experts' ? <Link to="/my/profile" hash={PICTURES}>{t('image.title')}</Link> : <Link to="/$place/$slug/edit" params={params} hash={PICTURES}>{t('image.title')}</Link>}
          <Link to="/$place/$slug/translate" params={params}>{t('record.translate')}</Link>
        </>
      )}
      {acts.map((act) => (
        <button key={act} type="button" className="btn quiet" aria-disabled={isBusy || undefined} onClick={() => !isBusy && run(act)}>
          {t(`act.${act}`)}
        </button>
      ))}
      <div role="alert">
        {issues.length > 0 && (
          <>
            <p>{t(issues.some(({ code }) => code === 'CONFLICT') ? 'record.changedMeanwhile' : 'record.notYet')}</p>
            <ul>
              {sentences(issues).map(({ text }, at) => {
                const name = issues[at]?.path.at(-1) ?? ''
                return (
                  <li key={name}>
                    {name in LABELLED ? `${t(LABELLED[name as keyof typeof LABELLED])}: ` : ''}
                    {text}
                  </li>
                )
              })}
            </ul>
          </>
        )}
        {problem}
      </div>
      {aside}
    </section>
  )
}

/** What publishing may still ask for. */
const LABELLED = { title: 'field.title', name: 'field.name', summary: 'field.summary', description: 'field.description', regionId: 'field.regionId', helix: 'field.helix', headline: 'field.headline' } as const
