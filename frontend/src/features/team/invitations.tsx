import { useState } from 'react'
import { ActButton } from '../../acting/act-button'
import styles from '../../acting/acting.module.css'
import { needed, ProseField, typed } from '../../acting/fields'
import { useMemberAct } from '../../acting/use-member-act'
import { useFormats } from '../../i18n/format'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { SelectField } from '../../ui/form/select-field'
import { TextField } from '../../ui/form/text-field'
import { Invite, WithdrawInvitation } from './documents'
import { ROLES, rolesHint, type Team } from './use-team'

/** Invites somebody by mail, in the language of the page. */
function InviteForm({ team }: { team: Team }) {
  const t = useText()
  const language = useLanguage()
  const [sentTo, setSentTo] = useState<string>()
  const { run, form, aside } = useMemberAct(Invite, { payload: (data) => data.invite, fields: ['email', 'role', 'message'] })
  const roles = ROLES[team.kind]
  const send = (values: FormData) => {
    const role = roles.find((name) => name === values.get('role'))
    const email = needed(values, 'email')
    setSentTo(email)
    if (role) run({ input: { recordId: team.id, email, role, language, message: typed(values, 'message') } })
  }
  return (
    <>
      <Form label={t('team.invite')} submit={t('team.inviteSend')} {...form} done={sentTo && t('team.invited', { email: sentTo })} onSubmit={send}>
        <TextField name="email" type="email" label={t('team.email')} autoComplete="off" />
        <SelectField
          name="role"
          label={t('team.role')}
          hint={t(rolesHint(team.kind))}
          defaultValue={roles[1] ?? roles[0] ?? ''}
          options={roles.map((role) => ({ value: role, label: t(`teamRole.${role}`) }))}
        />
        <ProseField name="message" label={t('team.message')} hint={t('team.inviteHint')} isOptional most={1000} />
      </Form>
      {aside}
    </>
  )
}

/** Whom somebody has invited and who has not answered, and the way to invite more. */
export function TeamInvitations({ team }: { team: Team }) {
  const t = useText()
  const { day } = useFormats()
  return (
    <>
      {(team.invitations?.length ?? 0) === 0 && <p className="muted">{t('team.noInvitations')}</p>}
      <ul role="list" className={styles.rows}>
        {team.invitations?.map(({ id, email, role, createdAt, expiresAt }) => (
          <li key={id} className={styles.row}>
            <p id={`invitation-${id}`} className={styles.rowTitle}>
              {email}
            </p>
            <p className="small muted">
              {t(`teamRole.${role}`)} · {t('team.invitedOn', { sent: day(createdAt), expires: day(expiresAt) })}
            </p>
            <div className={styles.buttons}>
              <ActButton
                label={t('team.withdraw')}
                describedBy={`invitation-${id}`}
                act={WithdrawInvitation}
                variables={{ input: { id } }}
                payload={(data) => data.withdrawInvitation}
              />
            </div>
          </li>
        ))}
      </ul>
      <h3>{t('team.invite')}</h3>
      <InviteForm team={team} />
    </>
  )
}
