import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Paragraphs } from '../../ui/paragraphs'
import { Prose } from '../../ui/prose'
import { ActionState } from './action-state'
import styles from './advice.module.css'

const AdviceBecameFragment = graphql(`
  fragment AdviceBecame on Contribution {
    answer { answer at reason { html language } }
    adoptions(first: 5) { totalCount nodes { id note { html language } project { slug title { text language isTranslation } } } }
    actions { id status dueOn title { text language isTranslation } project { slug } }
  }
`)

/** What became of advice: what its project answered and why, who else adopted it, what is done because of it. */
export function Became({ advice }: { advice: FragmentType<typeof AdviceBecameFragment> }) {
  const t = useText()
  const { day } = useFormats()
  const { answer, adoptions, actions } = readFragment(AdviceBecameFragment, advice)
  return (
    <div className={styles.became}>
      {answer ? (
        <>
          <p className={answer.answer === 'ADOPT' ? styles.adopted : undefined}>
            <strong>{t(`advice.answered.${answer.answer}`)}</strong> <span className="small muted">{day(answer.at)}</span>
          </p>
          {answer.reason && <Paragraphs text={answer.reason} className={styles.reason} />}
        </>
      ) : (
        <p className="small muted screen-only">{t('advice.waiting')}</p>
      )}
      {adoptions.totalCount > 0 && (
        <>
          <p className={styles.adopted}>
            <strong>{t('advice.adoptedBy', { count: adoptions.totalCount })}</strong>
          </p>
          <ul role="list">
            {adoptions.nodes.map(({ id, note, project }) => (
              <li key={id}>
                <Link to="/projects/$slug" params={{ slug: project.slug }} className="row">
                  <Prose text={project.title} />
                </Link>
                {note && <Paragraphs text={note} className={styles.reason} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {actions.length > 0 && (
        <>
          <p>
            <strong>{t('advice.cameOfIt')}</strong>
          </p>
          <ul role="list">
            {actions.map(({ id, title, status, dueOn, project }) => (
              <li key={id}>
                <Link to="/projects/$slug" params={{ slug: project.slug }} hash={`action-${id}`} className="row">
                  <Prose text={title} />
                </Link>{' '}
                <ActionState status={status} dueOn={dueOn} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
