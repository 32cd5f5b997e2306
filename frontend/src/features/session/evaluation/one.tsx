import { Link } from '@tanstack/react-router'
import styles from '../../../acting/acting.module.css'
import { ProseField, typed } from '../../../acting/fields'
import { Unfold } from '../../../acting/unfold'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { AreaMark } from '../../../ui/area'
import { Form } from '../../../ui/form/form'
import { Paragraphs } from '../../../ui/paragraphs'
import { Prose } from '../../../ui/prose'
import { CRITERIA, FIELD_OF } from '../criteria'
import desk from '../desk/desk.module.css'
import { DeclareConflict } from './documents'
import { EvaluationForm } from './evaluation-form'
import type { Application } from './evaluations'
import { standingOf } from './to-do'

function ConflictForm({ applicationId, onDone }: { applicationId: string; onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(DeclareConflict, { payload: (data) => data.declareConflict, fields: ['reason'], onDone })
  return (
    <>
      <Form label={t('desk.conflict')} submit={t('desk.conflictSend')} {...form} onSubmit={(values) => run({ input: { applicationId, reason: typed(values, 'reason') } })}>
        <ProseField name="reason" label={t('desk.conflictReason')} hint={t('desk.conflictHint')} isOptional most={1000} />
      </Form>
      {aside}
    </>
  )
}

interface OneProps {
  accountId: string
  application: Application
  /** The call is over: what is written here changes no more. */
  isClosed: boolean
  onDone: (sentence: string) => void
}

/** One application as an evaluator reads it: what it says, then what the evaluator says of it. */
export function OneApplication({ accountId, application, isClosed, onDone }: OneProps) {
  const t = useText()
  const { id, areas, project, status, evaluations } = application
  const standing = standingOf(application)
  const others = evaluations.filter(({ isMine }) => !isMine)
  const title = project?.title.text ?? t('desk.projectHidden')
  return (
    <article aria-labelledby={`evaluate-${id}`}>
      <h3 id={`evaluate-${id}`} tabIndex={-1}>
        {project ? <Prose text={project.title} /> : title}
      </h3>
      {project && (
        <p className="small muted">
          {t(`stage.${project.stage}`)} ·{' '}
          <Link to="/projects/$slug" params={{ slug: project.slug }} className="row">
            {t('desk.projectPage')}
          </Link>
        </p>
      )}
      {areas.length > 0 && (
        <p className={styles.buttons}>
          {areas.map((area) => (
            <AreaMark key={area} area={area} />
          ))}
        </p>
      )}
      <dl className={desk.texts}>
        {CRITERIA.map((criterion) => (
          <div key={criterion}>
            <dt>{t(`desk.criterion.${criterion}`)}</dt>
            <dd>
              <Paragraphs text={application[FIELD_OF[criterion]]} />
            </dd>
          </div>
        ))}
      </dl>
      {standing === 'CONFLICT' ? (
        <p>{t('desk.conflictThere')}</p>
      ) : status === 'SUBMITTED' ? (
        <>
          {isClosed ? <EvaluationForm accountId={accountId} application={application} onDone={() => onDone(t('desk.evaluated', { title }))} /> : <p>{t('desk.evaluateLater')}</p>}
          <Unfold label={t('desk.conflict')}>
            {(close) => (
              <ConflictForm
                applicationId={id}
                onDone={() => {
                  close()
                  onDone(t('desk.conflictSaid', { title }))
                }}
              />
            )}
          </Unfold>
        </>
      ) : (
        <p>{t('desk.decidedAlready', { status: t(`desk.status.${status}`) })}</p>
      )}
      {standing === 'DONE' && others.length > 0 && (
        <>
          <h4>{t('desk.others')}</h4>
          <ul role="list" className={styles.rows}>
            {others.map(({ socialImpact, readiness, need, comment, createdAt }) => (
              <li key={createdAt} className={styles.row}>
                <p>{t('desk.othersScore', { socialImpact, readiness, need })}</p>
                {comment && <p className="small">{comment}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  )
}
