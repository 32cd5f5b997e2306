import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { hashOf } from '../../graphql/client'
import { useOwn } from '../../graphql/own'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { keptKeys, newer, readKept, writeKept, type Kept } from './draft-store'
import { isPlace, nameField, type Place } from './fields'
import styles from './record.module.css'
import { useMember } from './session'
import { DiscardDraft, DraftsQuery } from './use-drafts'
import { useJob } from './use-job'
import { textOf, type Values } from './values'

interface UnfinishedForm extends Kept {
  key: string
  place: Place
  isNew: boolean
  slug: string | undefined
  title: string
}

interface Content {
  values?: Values
  stand?: { slug?: string }
}

function formOf(key: string, kept: Kept): UnfinishedForm[] {
  const [place = '', what] = key.split('.')
  if (!isPlace(place)) return []
  const { values, stand } = (kept.content ?? {}) as Content
  return [{ ...kept, key, place, isNew: what === 'new', slug: stand?.slug, title: textOf(values?.[nameField(place)]) }]
}

/** The forms that somebody left unfinished, in this browser or in another, newest first. */
export function useUnfinished(): UnfinishedForm[] {
  const { accountId } = useMember()
  const { data } = useOwn(DraftsQuery)
  const there = new Map((data?.viewer?.drafts ?? []).map(({ key, ...kept }) => [key, kept]))
  const keys = [...new Set([...there.keys(), ...keptKeys(accountId)])]
  const forms = keys.flatMap((key) => {
    const kept = newer(readKept(accountId, key), there.get(key))
    return kept ? formOf(key, kept) : []
  })
  return forms.toSorted((one, other) => other.savedAt.localeCompare(one.savedAt))
}

const NEW = { projects: '/projects/new', organisations: '/organisations/new', clusters: '/clusters/new', datasets: '/datasets/new', pilots: '/pilots/new', sessions: '/sessions/new', experts: '/my/profile' } as const

export function MyDrafts({ drafts }: { drafts: readonly UnfinishedForm[] }) {
  const t = useText()
  const { stamp } = useMoment()
  const { accountId } = useMember()
  const queries = useQueryClient()
  const [gone, setGone] = useState<readonly string[]>([])
  const { run, isBusy, problem, aside } = useJob(
    async (ask, key: string) => {
      await ask(DiscardDraft, { input: { key } })
      writeKept(accountId, key, undefined)
      setGone((old) => [...old, key])
    },
    () => queries.invalidateQueries({ queryKey: [hashOf(DraftsQuery)] }),
  )
  return (
    <>
      <ul role="list" className={styles.list}>
        {drafts.filter(({ key }) => !gone.includes(key)).map(({ key, place, isNew, slug, title, savedAt }) => (
          <li key={key} className={styles.item}>
            <div>
              <p id={`draft-${key}`}>{title === '' ? t('my.untitled') : title}</p>
              <p className="small muted">
                {t(`nav.${place}`)} · {t('my.kept', { when: stamp(savedAt) })}
              </p>
            </div>
            <p className={styles.acts}>
              {isNew || place === 'experts' || slug === undefined ? (
                <Link to={NEW[place]} aria-describedby={`draft-${key}`}>
                  {t('record.goOn')}
                </Link>
              ) : (
                <Link to="/$place/$slug/edit" params={{ place, slug }} aria-describedby={`draft-${key}`}>
                  {t('record.goOn')}
                </Link>
              )}
              <button type="button" className="btn quiet" aria-describedby={`draft-${key}`} aria-disabled={isBusy || undefined} onClick={() => !isBusy && run(key)}>
                {t('record.discard')}
              </button>
            </p>
          </li>
        ))}
      </ul>
      <div role="alert">{problem}</div>
      {aside}
    </>
  )
}
