import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { Prose } from '../../ui/prose'
import styles from './agenda.module.css'
import { isSameClock, isTimeZone, readerZone } from './times'

export const SessionAgendaFragment = graphql(`
  fragment SessionAgenda on Session {
    startsAt
    timeZone
    turns {
      id
      minutes
      status
      plannedStartAt
      title { text language isTranslation }
      project { slug title { text language isTranslation } }
    }
  }
`)

/** What comes when: by the clocks of the place, and by the reader's own where they show something else. */
export function SessionAgenda({ session }: { session: FragmentType<typeof SessionAgendaFragment> }) {
  const t = useText()
  const { time } = useMoment()
  const { startsAt, timeZone, turns } = readFragment(SessionAgendaFragment, session)
  if (turns.length === 0) return <p className="muted">{t('session.agendaNone')}</p>
  const known = isTimeZone(timeZone) ? timeZone : 'UTC'
  const mine = readerZone()
  const isHere = isSameClock(new Date(startsAt), known, mine)
  return (
    <ol role="list" className={styles.agenda}>
      {turns.map(({ id, minutes, status, plannedStartAt, title, project }) => (
        <li key={id} className={project ? undefined : styles.pause}>
          <p className={styles.time}>
            <time dateTime={plannedStartAt}>{time(plannedStartAt, known)}</time>
            {!isHere && <span className="small muted"> {t('session.agendaYours', { time: time(plannedStartAt, mine) })}</span>}
          </p>
          <div>
            <p className={styles.what}>
              {project ? (
                <Link to="/projects/$slug" params={{ slug: project.slug }} className="row">
                  <Prose text={project.title} />
                </Link>
              ) : (
                title && <Prose text={title} />
              )}
            </p>
            <p className="small muted">
              {t('session.minutes', { count: minutes })}
              {status !== 'PLANNED' && <> · {t(`session.turn.${status}`)}</>}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
