import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Paragraphs } from '../../ui/paragraphs'
import { Prose } from '../../ui/prose'
import styles from './report.module.css'

export const FollowUpToldFragment = graphql(`
  fragment FollowUpTold on FollowUp {
    day
    state
    answeredAt
    text { html language }
    project { id slug title { text language isTranslation } }
  }
`)

/** What leaders told some time after the session; those who were asked and have not answered stand there too. */
export function FollowUps({ told }: { told: readonly FragmentType<typeof FollowUpToldFragment>[] }) {
  const t = useText()
  const { day: write } = useFormats()
  if (told.length === 0) return <p className="muted">{t('advice.noFollowUps')}</p>
  return (
    <ul role="list">
      {readFragment(FollowUpToldFragment, told).map(({ day, state, answeredAt, text, project }) => (
        <li key={`${project.id} ${day}`} className={styles.told}>
          <p>
            <Link to="/projects/$slug" params={{ slug: project.slug }} className="row">
              <Prose text={project.title} />
            </Link>{' '}
            <span className="small muted">
              {t('advice.afterDays', { count: day })} · {state ? t(`followUp.${state}`) : t('advice.notTold')}
              {answeredAt && ` · ${write(answeredAt)}`}
            </span>
          </p>
          {text && <Paragraphs text={text} />}
        </li>
      ))}
    </ul>
  )
}
