import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ActButton } from '../../acting/act-button'
import styles from '../../acting/acting.module.css'
import type { WaitingQuery as Answer } from '../../graphql/generated/graphql'
import { useOwn } from '../../graphql/own'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AcceptInvitation, DeclineInvitation, WaitingQuery, WithdrawRequest } from './documents'
import { RequestAnswers } from './requests'
import { isTeamKind, recordPath } from './use-team'

type Viewer = NonNullable<Answer['viewer']>

function Invitations({ invitations, onSaid }: { invitations: Viewer['invitations']; onSaid: (text: string) => void }) {
  const t = useText()
  const { day } = useFormats()
  return (
    <section>
      <h2>{t('team.mineInvitations')}</h2>
      <ul role="list" className={styles.rows}>
        {invitations.map(({ id, title, role, message, invitedBy, expiresAt }) => (
          <li key={id} className={styles.row}>
            <p id={`invited-${id}`}>{t(invitedBy ? 'team.invitedBy' : 'team.invitedTo', { name: invitedBy, title, role: t(`teamRole.${role}`) })}</p>
            {message && <blockquote className={styles.message}>{message}</blockquote>}
            <p className="small muted">{t('team.invitedUntil', { date: day(expiresAt) })}</p>
            <div className={styles.buttons}>
              <ActButton
                label={t('team.accept')}
                describedBy={`invited-${id}`}
                act={AcceptInvitation}
                variables={{ input: { id } }}
                payload={(data) => data.acceptInvitation}
                onDone={() => onSaid(t('team.joined', { title }))}
              />
              <ActButton
                label={t('team.decline')}
                describedBy={`invited-${id}`}
                question={t('team.declineAsk', { title })}
                act={DeclineInvitation}
                variables={{ input: { id } }}
                payload={(data) => data.declineInvitation}
                onDone={() => onSaid(t('team.declined'))}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ToAnswer({ requests }: { requests: NonNullable<Viewer['requestsToAnswer']> }) {
  const t = useText()
  const { day } = useFormats()
  return (
    <section>
      <h2>{t('team.mineToAnswer')}</h2>
      <ul role="list" className={styles.rows}>
        {requests.map((request) => {
          const { id, kind, name, title, createdAt } = request
          if (!isTeamKind(kind)) return null
          return (
            <li key={id} className={styles.row}>
              <p id={`request-${id}`} className={styles.rowTitle}>
                {t('team.asks', { name, title })} <span className="small muted">{day(createdAt)}</span>
              </p>
              <RequestAnswers kind={kind} request={request} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Requests({ requests }: { requests: Viewer['requests'] }) {
  const t = useText()
  const { day } = useFormats()
  return (
    <section>
      <h2>{t('team.mineRequests')}</h2>
      <ul role="list" className={styles.rows}>
        {requests.map(({ id, kind, title, slug, createdAt }) => (
          <li key={id} className={styles.row}>
            <p id={`asked-${id}`} className={styles.rowTitle}>
              {isTeamKind(kind) ? (
                <Link to={recordPath(kind)} params={{ slug }} className="row">
                  {title}
                </Link>
              ) : (
                title
              )}
            </p>
            <p className="small muted">{t('team.asked', { date: day(createdAt) })}</p>
            <div className={styles.buttons}>
              <ActButton
                label={t('team.askWithdraw')}
                describedBy={`asked-${id}`}
                act={WithdrawRequest}
                variables={{ input: { id } }}
                payload={(data) => data.withdrawRequest}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** In one's own place: what others wait for, and for what one waits. Nothing where nothing does. */
export function Waiting() {
  const viewer = useOwn(WaitingQuery).data?.viewer
  /** What was done with the last invitation: its row is gone by then. */
  const [said, setSaid] = useState('')
  const { invitations = [], requests = [], requestsToAnswer } = viewer ?? {}
  return (
    <>
      <p role="status">{said}</p>
      {invitations.length > 0 && <Invitations invitations={invitations} onSaid={setSaid} />}
      {requestsToAnswer && requestsToAnswer.length > 0 && <ToAnswer requests={requestsToAnswer} />}
      {requests.length > 0 && <Requests requests={requests} />}
    </>
  )
}
