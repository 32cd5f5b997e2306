import { Link } from '@tanstack/react-router'
import { ActButton } from '../../acting/act-button'
import styles from '../../acting/acting.module.css'
import { Unfold } from '../../acting/unfold'
import { useMemberAct } from '../../acting/use-member-act'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { SelectField } from '../../ui/form/select-field'
import { ChangeRole, HandOverLeadership, RemoveMember } from './documents'
import { ROLES, type Member, type Team } from './use-team'

interface MemberProps {
  team: Team
  member: Member
}

function RoleForm({ team, member, onDone }: MemberProps & { onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(ChangeRole, { payload: (data) => data.changeRole, fields: ['role'], onDone })
  const send = (values: FormData) => {
    const role = ROLES[team.kind].find((name) => name === values.get('role'))
    if (role) run({ input: { recordId: team.id, personId: member.personId, role } })
  }
  return (
    <>
      <Form label={t('team.role')} submit={t('team.save')} {...form} onSubmit={send}>
        <SelectField name="role" label={t('team.role')} defaultValue={member.role} options={ROLES[team.kind].map((role) => ({ value: role, label: t(`teamRole.${role}`) }))} />
      </Form>
      {aside}
    </>
  )
}

/** What who answers for the record may do with somebody in it. */
function MemberActs({ team, member }: MemberProps) {
  const t = useText()
  const { personId, name } = member
  const id = `member-${personId}`
  const title = team.title.text
  // Who wants to go leaves, at the foot of the page.
  if (member.isMe) return null
  const manages = team.mayI.includes('MANAGE_TEAM')
  const handsOver = team.kind === 'PROJECT' && team.mayI.includes('HAND_OVER') && member.role !== 'LEADER'
  if (!manages && !handsOver) return null
  return (
    <div className={styles.buttons}>
      {manages && (
        <Unfold label={t('team.changeRole')} describedBy={id}>
          {(close) => <RoleForm team={team} member={member} onDone={close} />}
        </Unfold>
      )}
      {handsOver && (
        <ActButton
          label={t('team.handOver')}
          describedBy={id}
          question={t('team.handOverAsk', { name, title })}
          act={HandOverLeadership}
          variables={{ input: { projectId: team.id, personId } }}
          payload={(data) => data.handOverLeadership}
        />
      )}
      {manages && (
        <ActButton
          label={t('team.remove')}
          describedBy={id}
          question={t('team.removeAsk', { name, title })}
          act={RemoveMember}
          variables={{ input: { recordId: team.id, personId } }}
          payload={(data) => data.removeMember}
        />
      )}
    </div>
  )
}

/** Who is in the team, those who answer for it first. */
export function TeamPeople({ team }: { team: Team }) {
  const t = useText()
  const { month } = useFormats()
  return (
    <ul role="list" className={styles.rows}>
      {team.teamMembers?.map((member) => (
        <li key={member.personId} className={styles.row}>
          <p id={`member-${member.personId}`} className={styles.rowTitle}>
            {member.slug ? (
              <Link to="/experts/$slug" params={{ slug: member.slug }} className="row">
                {member.name}
              </Link>
            ) : (
              member.name
            )}{' '}
            {member.isMe && <span className="small muted">{t('team.you')}</span>}
          </p>
          <p className="small muted">
            {t(`teamRole.${member.role}`)}
            {member.joinedOn && <> · {t('team.since', { date: month(member.joinedOn) })}</>}
          </p>
          <MemberActs team={team} member={member} />
        </li>
      ))}
    </ul>
  )
}
