import { Link } from '@tanstack/react-router'
import styles from '../../../acting/acting.module.css'
import { Unfold } from '../../../acting/unfold'
import { useFormats } from '../../../i18n/format'
import { useText } from '../../../i18n/text'
import { Disclosure } from '../../../ui/disclosure'
import { Paragraphs } from '../../../ui/paragraphs'
import { Prose } from '../../../ui/prose'
import { CRITERIA, FIELD_OF } from '../criteria'
import { DecisionForm } from './decision-form'
import desk from './desk.module.css'
import type { Desk, DeskApplication } from './use-desk'

const STATUSES = ['SUBMITTED', 'ACCEPTED', 'WAITING_LIST', 'REJECTED', 'WITHDRAWN'] as const

/** The best first; those nobody has scored yet last, as they came. */
function inOrder(applications: readonly DeskApplication[]): DeskApplication[] {
  return applications.toSorted((one, other) => (other.result?.average ?? -1) - (one.result?.average ?? -1) || one.createdAt.localeCompare(other.createdAt))
}

function Counts({ applications }: { applications: readonly DeskApplication[] }) {
  const t = useText()
  const { number } = useFormats()
  return (
    <dl className={desk.figures}>
      {STATUSES.map((status) => ({ status, count: applications.filter((one) => one.status === status).length }))
        .filter(({ status, count }) => count > 0 || status !== 'WITHDRAWN')
        .map(({ status, count }) => (
          <div key={status}>
            <dt>{t(`desk.status.${status}`)}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
    </dl>
  )
}

/** What was applied with, what evaluators say of it together, and the manager's decision. */
export function Applications({ session, mayDecide }: { session: Desk; mayDecide: boolean }) {
  const t = useText()
  const { number } = useFormats()
  const applications = inOrder(session.applications)
  if (applications.length === 0) return <p className="muted">{t(session.call ? 'desk.applicationsNone' : 'desk.callNone')}</p>
  return (
    <>
      <Counts applications={applications} />
      {!mayDecide && <p>{t('desk.decideLater')}</p>}
      <div className={desk.scroll} role="region" aria-label={t('desk.applications')} tabIndex={0}>
        <table>
          <caption className="hidden-visually">{t('desk.applications')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk.project')}</th>
              {CRITERIA.map((criterion) => (
                <th key={criterion} scope="col" className="end">
                  {t(`desk.criterion.${criterion}`)}
                </th>
              ))}
              <th scope="col" className="end">
                {t('desk.average')}
              </th>
              <th scope="col" className="end">
                {t('desk.spread')}
              </th>
              <th scope="col" className="end">
                {t('desk.scores')}
              </th>
              <th scope="col">{t('desk.state')}</th>
            </tr>
          </thead>
          <tbody>
            {applications.map(({ id, project, result, status }) => (
              <tr key={id}>
                <th scope="row">
                  {project ? (
                    <Link to="/projects/$slug" params={{ slug: project.slug }}>
                      <Prose text={project.title} />
                    </Link>
                  ) : (
                    t('desk.projectHidden')
                  )}
                </th>
                {CRITERIA.map((criterion) => {
                  const of = result?.criteria.find((one) => one.criterion === criterion)
                  return (
                    <td key={criterion} className="num end">
                      {of ? number(of.average) : '–'}
                    </td>
                  )
                })}
                <td className="num end">{result ? number(result.average) : '–'}</td>
                <td className="num end">{result ? number(result.spread) : '–'}</td>
                <td className="num end">{number(result?.count ?? 0)}</td>
                <td>{t(`desk.status.${status}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small muted">{t('desk.scoresExplained')}</p>
      <ul role="list" className={styles.rows}>
        {applications
          .filter(({ status }) => status !== 'WITHDRAWN')
          .map((application) => (
            <li key={application.id} className={styles.row}>
              <p id={`decide-${application.id}`} className={styles.rowTitle}>
                {application.project ? <Prose text={application.project.title} /> : t('desk.projectHidden')} <span className="small muted">{t(`desk.status.${application.status}`)}</span>
              </p>
              {application.reason && (
                <p className="small" lang={application.reason.language}>
                  {application.reason.text}
                </p>
              )}
              <Disclosure label={t('desk.read')}>
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
              </Disclosure>
              {mayDecide && (
                <div className={styles.buttons}>
                  <Unfold label={t(application.status === 'SUBMITTED' ? 'desk.decide' : 'desk.decideAnew')} describedBy={`decide-${application.id}`}>
                    {(close) => <DecisionForm application={application} onDone={close} />}
                  </Unfold>
                </div>
              )}
            </li>
          ))}
      </ul>
    </>
  )
}
