import { useNavigate } from '@tanstack/react-router'
import { useState, type ComponentType } from 'react'
import { ActButton } from '../../acting/act-button'
import styles from '../../acting/acting.module.css'
import { useMemberAct } from '../../acting/use-member-act'
import { asRequestError, useOperation } from '../../graphql'
import type { InvitationOfQuery } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { AcceptInvitation, DeclineInvitation, InvitationQuery } from './documents'
import { isTeamKind, teamParams } from './use-team'

type Found = NonNullable<InvitationOfQuery['invitation']>

/** Yes or no, by whoever is signed in with the address that was invited. */
function Answer({ token, invitation, onDeclined }: { token: string; invitation: Found; onDeclined: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const { kind, slug, title } = invitation
  const { run, form, aside } = useMemberAct(AcceptInvitation, {
    payload: (data) => data.acceptInvitation,
    onDone: () => (isTeamKind(kind) ? navigate({ to: '/$place/$slug/team', params: teamParams(kind, slug) }) : navigate({ to: '/' })),
  })
  return (
    <>
      <Form label={t('team.accept')} submit={t('team.accept')} {...form} onSubmit={() => run({ input: { token } })}>
        {null}
      </Form>
      <div className={styles.buttons}>
        <ActButton
          label={t('team.decline')}
          question={t('team.declineAsk', { title })}
          act={DeclineInvitation}
          variables={{ input: { token } }}
          payload={(data) => data.declineInvitation}
          onDone={onDeclined}
        />
      </div>
      {aside}
    </>
  )
}

interface InvitationProps {
  token: string
  isSignedIn: boolean
  /** How a visitor gets in first; `email` is the address that was invited. */
  WayIn: ComponentType<{ email: string }>
}

/** What somebody is invited to, and by whom. */
export function Invitation({ token, isSignedIn, WayIn }: InvitationProps) {
  const t = useText()
  const { day } = useFormats()
  const { data, error, refetch } = useOperation(InvitationQuery, { token })
  // Once it is answered the server knows it no longer; the page keeps what it was about.
  const [kept, setKept] = useState<Found>()
  const [isDeclined, setIsDeclined] = useState(false)
  if (data?.invitation && data.invitation !== kept) setKept(data.invitation)
  const invitation = data?.invitation ?? kept
  if (isDeclined) return <p role="status">{t('team.declined')}</p>
  if (error && !invitation) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="12rem" />
      </Loading>
    )
  }
  if (!invitation) return <p>{t('refusal.INVITATION_INVALID')}</p>
  const { title, role, message, invitedBy, email, expiresAt } = invitation
  return (
    <>
      <p className={styles.invited}>{t(invitedBy ? 'team.invitedBy' : 'team.invitedTo', { name: invitedBy, title, role: t(`teamRole.${role}`) })}</p>
      {message && <blockquote className={styles.message}>{message}</blockquote>}
      <p className="small muted">{t('team.invitedFor', { email, date: day(expiresAt) })}</p>
      {isSignedIn ? <Answer token={token} invitation={invitation} onDeclined={() => setIsDeclined(true)} /> : <WayIn email={email} />}
    </>
  )
}
