import { Link } from '@tanstack/react-router'
import styles from '../../acting/acting.module.css'
import { graphql } from '../../graphql'
import { useOwn } from '../../graphql/own'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { AreaMark } from '../../ui/area'
import { Prose } from '../../ui/prose'

const MySessionsQuery = graphql(`
  query MySessions {
    viewer {
      id
      seats { id area status session { slug startsAt timeZone title { text language isTranslation } } }
      applications { id status project { title { text language isTranslation } } session { slug title { text language isTranslation } } }
      evaluations { id slug title { text language isTranslation } }
    }
  }
`)

/** In one's own place: seats at tables, applications and what is to be scored. Nothing where there is none. */
export function MySessions() {
  const t = useText()
  const { when } = useMoment()
  const viewer = useOwn(MySessionsQuery).data?.viewer
  if (!viewer) return null
  const { seats, applications, evaluations } = viewer
  // What somebody declined or gave back is no longer theirs.
  const open = seats.filter(({ status }) => status === 'INVITED' || status === 'ACCEPTED')
  if (open.length + applications.length + evaluations.length === 0) return null
  return (
    <section>
      <h2>{t('desk.mySessions')}</h2>
      <ul role="list" className={styles.rows}>
        {open.map(
          ({ id, area, status, session }) =>
            session && (
              <li key={id} className={styles.row}>
                <p className={styles.rowTitle}>
                  <Link to="/sessions/$slug" params={{ slug: session.slug }} className="row">
                    <Prose text={session.title} />
                  </Link>
                </p>
                <p className="small">
                  {t(status === 'INVITED' ? 'desk.seatAsked' : 'desk.seatMine')} <AreaMark area={area} />
                </p>
                <p className="small muted">{when(session.startsAt, session.timeZone)}</p>
              </li>
            ),
        )}
        {applications.map(
          ({ id, status, project, session }) =>
            session && (
              <li key={id} className={styles.row}>
                <p className={styles.rowTitle}>
                  <Link to="/sessions/$slug" params={{ slug: session.slug }} className="row">
                    <Prose text={session.title} />
                  </Link>
                </p>
                <p className="small muted">
                  {project && <Prose text={project.title} />} · {t(`desk.status.${status}`)}
                </p>
              </li>
            ),
        )}
        {evaluations.map(({ id, slug, title }) => (
          <li key={id} className={styles.row}>
            <p className={styles.rowTitle}>
              <Link to="/sessions/$slug/evaluations" params={{ slug }} className="row">
                <Prose text={title} />
              </Link>
            </p>
            <p className="small muted">{t('desk.toEvaluate')}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
