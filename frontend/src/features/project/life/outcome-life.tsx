import styles from '../../../acting/acting.module.css'
import { ORIGINAL, useOwn } from '../../../acting/own'
import { useFormats } from '../../../i18n/format'
import { useText } from '../../../i18n/text'
import { ProjectLifeQuery } from './documents'
import { OutcomeAnswer } from './outcome-answer'

/** Who of the team agrees to how the end is told, and the reader's own word on it. Nothing for who is not of the team. */
export function OutcomeLife({ slug }: { slug: string }) {
  const t = useText()
  const { day } = useFormats()
  const project = useOwn(ProjectLifeQuery, { slug }, ORIGINAL).data?.project
  const consents = project?.outcome?.consents
  if (!project || !consents || consents.length === 0) return null
  return (
    <div role="group" aria-label={t('telling.team')} className={styles.panel} id="outcome-team">
      <p id="outcome-team-title" className={styles.panelTitle}>
        {t('telling.team')}
      </p>
      <ul role="list" className={styles.rows}>
        {consents.map(({ name, agrees, note, answeredAt }) => (
          <li key={`${name} ${answeredAt}`} className={styles.row}>
            <p>
              {name} <span className="small muted">{t(agrees === true ? 'telling.saysYes' : agrees === false ? 'telling.saysNo' : 'telling.saysNothing')}</span>
              {answeredAt && <span className="small muted"> · {day(answeredAt)}</span>}
            </p>
            {note && <blockquote className={styles.message}>{note}</blockquote>}
          </li>
        ))}
      </ul>
      <p className="small muted">{t(project.outcome?.publication === 'ANONYMOUS' ? 'telling.ruleUnnamed' : 'telling.ruleNamed')}</p>
      {project.mayI.includes('ANSWER_OUTCOME') && <OutcomeAnswer projectId={project.id} describedBy="outcome-team-title" />}
    </div>
  )
}
