import { Link } from '@tanstack/react-router'
import styles from '../../../acting/acting.module.css'
import { useOwn } from '../../../graphql/own'
import { useText } from '../../../i18n/text'
import { Prose } from '../../../ui/prose'
import { ToAnswerQuery } from './documents'
import { LinkAnswer } from './link-answer'
import { OutcomeAnswer } from './outcome-answer'

/** In one's own place: ends whose telling needs one's word, and ties that others propose. Nothing where nothing is. */
export function ToAnswer() {
  const t = useText()
  const { outcomesToAnswer = [], linksToAnswer = [] } = useOwn(ToAnswerQuery).data?.viewer ?? {}
  return (
    <>
      {outcomesToAnswer.length > 0 && (
        <section>
          <h2>{t('telling.mineOutcomes')}</h2>
          <ul role="list" className={styles.rows}>
            {outcomesToAnswer.map(({ id, slug, title, outcome }) => (
              <li key={id} className={styles.row}>
                <p id={`end-${id}`} className={styles.rowTitle}>
                  <Link to="/projects/$slug" params={{ slug }} hash="outcome" className="row">
                    <Prose text={title} />
                  </Link>{' '}
                  {outcome && <span className="small muted">{t(outcome.publication === 'ANONYMOUS' ? 'telling.ANONYMOUS' : 'telling.NAMED')}</span>}
                </p>
                <p className="small muted">{t('telling.readFirst')}</p>
                <OutcomeAnswer projectId={id} describedBy={`end-${id}`} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {linksToAnswer.length > 0 && (
        <section>
          <h2>{t('telling.mineLinks')}</h2>
          <ul role="list" className={styles.rows}>
            {linksToAnswer.map(({ id, kind, note, project, target }) => (
              <li key={id} className={styles.row}>
                <p id={`proposal-${id}`} className={styles.rowTitle}>
                  <Link to="/projects/$slug" params={{ slug: project.slug }} className="row">
                    <Prose text={project.title} />
                  </Link>{' '}
                  {t(`link.${kind}`)}{' '}
                  <Link to="/projects/$slug" params={{ slug: target.slug }} className="row">
                    <Prose text={target.title} />
                  </Link>
                </p>
                {note && (
                  <blockquote className={styles.message} lang={note.language}>
                    {note.text}
                  </blockquote>
                )}
                <LinkAnswer id={id} describedBy={`proposal-${id}`} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
