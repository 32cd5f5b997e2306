import { Link } from '@tanstack/react-router'
import styles from '../../../acting/acting.module.css'
import { graphql } from '../../../graphql'
import { useOwn } from '../../../graphql/own'
import { useText } from '../../../i18n/text'
import { ActionState } from '../action-state'
import { ActionStateActs } from './action-acts'

export const MyAdviceQuery = graphql(`
  query MyAdvice {
    viewer {
      id
      actions { id status dueOn title { text language } project { slug title { text language } } }
      followUpsToAnswer { day project { id slug title { text } } session { slug title { text } } }
    }
  }
`)

/** In one's own place: what one has to do because of advice, soonest first, and what one was asked after sessions. Nothing where nothing is. */
export function MyAdvice() {
  const t = useText()
  const viewer = useOwn(MyAdviceQuery).data?.viewer
  const { actions = [], followUpsToAnswer = [] } = viewer ?? {}
  return (
    <>
      {actions.length > 0 && (
        <section>
          <h2>{t('adviceAct.mine')}</h2>
          <ul role="list" className={styles.rows}>
            {actions.map((action) => (
              <li key={action.id} className={styles.row}>
                <p id={`action-${action.id}-title`} className={styles.rowTitle}>
                  {action.title.text} <ActionState status={action.status} dueOn={action.dueOn} />
                </p>
                <p className="small">
                  <Link to="/projects/$slug" params={{ slug: action.project.slug }} hash={`action-${action.id}`} className="row">
                    {action.project.title.text}
                  </Link>
                </p>
                <div className={styles.buttons}>
                  <ActionStateActs action={action} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {followUpsToAnswer.length > 0 && (
        <section>
          <h2>{t('adviceAct.mineFollowUps')}</h2>
          <ul role="list" className={styles.rows}>
            {followUpsToAnswer.map(({ day, project, session }) => (
              <li key={`${project.id} ${session.slug} ${day}`} className={styles.row}>
                <p>
                  <Link to="/$place/$slug/follow-up" params={{ place: 'projects', slug: project.slug }} search={{ session: session.slug, day }} className="row">
                    {t('adviceAct.followUpOf', { project: project.title.text, session: session.title.text, count: day })}
                  </Link>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
