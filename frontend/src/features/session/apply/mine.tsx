import { Link } from '@tanstack/react-router'
import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { Unfold } from '../../../acting/unfold'
import { useFormats } from '../../../i18n/format'
import { useMoment } from '../../../i18n/moment'
import { useText } from '../../../i18n/text'
import { Prose } from '../../../ui/prose'
import { ApplicationForm } from './application-form'
import { WithdrawApplication } from './documents'
import type { Mine } from './use-apply'

/** The decision on an application, and on what it rests. */
function Decision({ application: { reason, result } }: { application: Mine }) {
  const t = useText()
  const { number, list } = useFormats()
  if (!reason && !result) return null
  return (
    <>
      {reason && (
        <blockquote className={styles.message} lang={reason.language}>
          {reason.text}
        </blockquote>
      )}
      {result && (
        <p className="small">
          {t('desk.resultMine', {
            average: number(result.average),
            criteria: list(result.criteria.map(({ criterion, average }) => t('desk.criterionScore', { criterion: t(`desk.criterion.${criterion}`), average: number(average) }))),
          })}
        </p>
      )}
    </>
  )
}

interface MyApplicationProps {
  application: Mine
  accountId: string
  sessionId: string
  /** It may still be changed and withdrawn. */
  isOpen: boolean
}

/** One of the reader's own applications: how it stands, and what can be done with it. */
export function MyApplication({ application, accountId, sessionId, isOpen }: MyApplicationProps) {
  const t = useText()
  const { stamp } = useMoment()
  const { id, status, createdAt, decidedAt, project } = application
  const isWaiting = status === 'SUBMITTED'
  return (
    <li className={styles.row}>
      <p id={`application-${id}`} className={styles.rowTitle}>
        {project ? (
          <Link to="/projects/$slug" params={{ slug: project.slug }} className="row">
            <Prose text={project.title} />
          </Link>
        ) : (
          t('desk.projectHidden')
        )}
      </p>
      <p className="small">
        <strong>{t(`desk.status.${status}`)}</strong> <span className="muted">{t('desk.sentOn', { when: stamp(createdAt) })}</span>
      </p>
      <p className="small muted">{isWaiting && !isOpen ? t('desk.statusText.CLOSED') : t(`desk.statusText.${status}`)}</p>
      {decidedAt && <Decision application={application} />}
      {isWaiting && isOpen && (
        <div className={styles.buttons}>
          <Unfold label={t('desk.applyEdit')} describedBy={`application-${id}`}>
            {(close) => <ApplicationForm accountId={accountId} sessionId={sessionId} projects={[]} application={application} onDone={close} />}
          </Unfold>
          <ActButton
            label={t('desk.withdraw')}
            describedBy={`application-${id}`}
            question={t('desk.withdrawAsk', { title: project?.title.text ?? t('desk.projectHidden') })}
            act={WithdrawApplication}
            variables={{ input: { id } }}
            payload={(data) => data.withdrawApplication}
          />
        </div>
      )}
    </li>
  )
}
