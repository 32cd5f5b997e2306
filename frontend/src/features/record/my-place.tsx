import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { asRequestError, graphql } from '../../graphql'
import type { MyPlaceQuery as Answer } from '../../graphql/generated/graphql'
import { useOwn } from '../../graphql/own'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { STATE_ACTS } from './acts'
import { isPlace, WRITTEN, type Place } from './fields'
import { useSentences } from './issues'
import { MyDrafts, useUnfinished } from './my-drafts'
import { locate, PAGE } from './path'
import styles from './record.module.css'
import { useJob } from './use-job'
import { useTold } from './use-told'

const MyPlaceQuery = graphql(`
  query MyPlace {
    viewer {
      id
      profile { id slug publication }
      records(first: 100) { totalCount nodes { role publication updatedAt record { id __typename ...RecordPath } } }
    }
  }
`)

type OwnRecord = NonNullable<Answer['viewer']>['records']['nodes'][number]

/** What belongs to whoever is signed in: what to do next, what was left unfinished, and all they answer for. `waiting` is what waits for them or others. */
export function MyPlace({ waiting }: { waiting?: ReactNode }) {
  const t = useText()
  const { data, error, refetch } = useOwn(MyPlaceQuery)
  const unfinished = useUnfinished()
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (!data?.viewer) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="28rem" />
      </Loading>
    )
  }
  const { profile, records } = data.viewer
  const rows = records.nodes.flatMap((own) => {
    const at = locate(own.record)
    return at ? [{ ...own, at }] : []
  })
  const open = rows.filter(({ publication, at }) => publication === 'DRAFT' && at.place !== 'experts')
  return (
    <>
      <section>
        <h2>{t('my.next')}</h2>
        <ul className={styles.next}>
          {unfinished.length > 0 && <li>{t('my.nextUnfinished', { count: unfinished.length })}</li>}
          {open.map(({ at }) => (
            <li key={at.id}>
              <Link to={PAGE[at.place]} params={{ slug: at.slug }}>
                {t('my.nextPublish', { title: at.title })}
              </Link>
            </li>
          ))}
          {!rows.some(({ at }) => at.place === 'projects') && (
            <li>
              <Link to="/projects/new">{t('my.nextProject')}</Link>
            </li>
          )}
          {profile?.publication !== 'PUBLISHED' && (
            <li>
              <Link to="/my/profile">{t(profile ? 'my.nextProfileShow' : 'my.nextProfile')}</Link>
            </li>
          )}
          {unfinished.length + open.length === 0 && profile?.publication === 'PUBLISHED' && rows.some(({ at }) => at.place === 'projects') && <li>{t('my.nextNothing')}</li>}
        </ul>
      </section>
      {waiting}
      {unfinished.length > 0 && (
        <section>
          <h2>{t('my.unfinished')}</h2>
          <MyDrafts drafts={unfinished} />
        </section>
      )}
      {WRITTEN.map((place) => (
        <OfPlace key={place} place={place} rows={rows.filter(({ at }) => at.place === place)} />
      ))}
      <Others present={new Set(rows.map(({ at }) => at.place))} />
      <section>
        <h2>{t('my.profile')}</h2>
        <p>
          {profile && <span className={styles.state}>{t(`publication.${profile.publication}`)}</span>} <Link to="/my/profile">{t(profile ? 'my.profileEdit' : 'my.nextProfile')}</Link>
        </p>
      </section>
    </>
  )
}

/** Those that one can have in a single record; the others are of a region, or of everything. */
const OWN_ROLES = ['LEADER', 'EDITOR', 'VIEWER', 'MANAGER', 'PARTICIPANT', 'COORDINATOR', 'ONESELF'] as const
const isOwnRole = (role: string): role is (typeof OWN_ROLES)[number] => (OWN_ROLES as readonly string[]).includes(role)

type Row = OwnRecord & { at: NonNullable<ReturnType<typeof locate>> }

const NEW = { projects: '/projects/new', organisations: '/organisations/new', clusters: '/clusters/new', datasets: '/datasets/new', pilots: '/pilots/new', sessions: '/sessions/new' } as const

/** Most people come with a project: it has its place before there is one. */
const ALWAYS = 'projects'

function OfPlace({ place, rows }: { place: Place; rows: readonly Row[] }) {
  const t = useText()
  if (!isPlace(place) || place === 'experts' || (rows.length === 0 && place !== ALWAYS)) return null
  return (
    <section>
      <h2>{t(`nav.${place}`)}</h2>
      {rows.length === 0 && <p className="muted">{t('my.none.projects')}</p>}
      {rows.length > 0 && (
        <ul role="list" className={styles.list}>
          {rows.map((row) => (
            <OwnRow key={row.at.id} row={row} />
          ))}
        </ul>
      )}
      <p>
        <Link to={NEW[place]} className="btn quiet">
          {t(`record.new.${place}`)}
        </Link>
      </p>
    </section>
  )
}

/** What else one can make: kinds of which one has none yet, in a row. */
function Others({ present }: { present: ReadonlySet<Place> }) {
  const t = useText()
  const others = WRITTEN.filter((place) => place !== ALWAYS && !present.has(place))
  if (others.length === 0) return null
  return (
    <section>
      <h2>{t('my.others')}</h2>
      <ul role="list" className={styles.others}>
        {others.map((place) => (
          <li key={place}>
            <Link to={NEW[place]} className="btn quiet">
              {t(`record.new.${place}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One record: what one is to it, how it stands, and the way to bring it back. */
function OwnRow({ row: { at, role, publication, updatedAt } }: { row: Row }) {
  const t = useText()
  const { stamp } = useMoment()
  const told = useTold()
  const sentences = useSentences([])
  const { run, isBusy, answer, problem, aside } = useJob(
    async (ask, record: { id: string; version: number }) => (await ask(STATE_ACTS.restore, { input: record })).done,
    async ({ issues, record }) => {
      if (issues.length === 0) await told('restore', at.title, locate(record) ?? at)
    },
  )
  const isGone = publication === 'ARCHIVED' || publication === 'DELETED'
  return (
    <li className={styles.item}>
      <div>
        <p id={`own-${at.id}`}>
          <Link to={PAGE[at.place]} params={{ slug: at.slug }}>
            {at.title}
          </Link>
        </p>
        <p className="small muted">
          <span className={styles.state}>{t(`publication.${publication}`)}</span> {isOwnRole(role) && `${t(`ownRole.${role}`)} · `}{t('my.changed', { when: stamp(updatedAt) })}
        </p>
        <div role="alert">
          {sentences(answer?.issues).map(({ text }) => text).join(' ')}
          {problem}
        </div>
      </div>
      <p className={styles.acts}>
        {isGone ? (
          <button type="button" className="btn quiet" aria-describedby={`own-${at.id}`} aria-disabled={isBusy || undefined} onClick={() => !isBusy && run({ id: at.id, version: at.version })}>
            {t('act.restore')}
          </button>
        ) : (
          (role !== 'VIEWER' && role !== 'PARTICIPANT') && (
            <Link to="/$place/$slug/edit" params={{ place: at.place, slug: at.slug }} aria-describedby={`own-${at.id}`}>
              {t('record.edit')}
            </Link>
          )
        )}
      </p>
      {aside}
    </li>
  )
}
