import { ActButton } from '../../acting/act-button'
import styles from '../../acting/acting.module.css'
import { Unfold } from '../../acting/unfold'
import { useMemberAct } from '../../acting/use-member-act'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { SelectField } from '../../ui/form/select-field'
import { AnswerRequest } from './documents'
import { ROLES, type Team } from './use-team'

type Request = NonNullable<Team['requests']>[number]

function AcceptForm({ team, request, onDone }: { team: Team; request: Request; onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(AnswerRequest, { payload: (data) => data.answerRequest, fields: ['role'], onDone })
  const roles = ROLES[team.kind]
  const send = (values: FormData) => {
    const role = roles.find((name) => name === values.get('role'))
    if (role) run({ input: { id: request.id, accept: true, role } })
  }
  return (
    <>
      <Form label={t('team.accept')} submit={t('team.accept')} {...form} onSubmit={send}>
        <SelectField
          name="role"
          label={t('team.role')}
          hint={t(`team.rolesOf.${team.kind}`)}
          defaultValue={roles[1] ?? ''}
          options={roles.map((role) => ({ value: role, label: t(`teamRole.${role}`) }))}
        />
      </Form>
      {aside}
    </>
  )
}

/** Who asks to join, with what they say. */
export function TeamRequests({ team }: { team: Team }) {
  const t = useText()
  const { day } = useFormats()
  if ((team.requests?.length ?? 0) === 0) return <p className="muted">{t('team.noRequests')}</p>
  return (
    <ul role="list" className={styles.rows}>
      {team.requests?.map((request) => (
        <li key={request.id} className={styles.row}>
          <p id={`request-${request.id}`} className={styles.rowTitle}>
            {request.name} <span className="small muted">{day(request.createdAt)}</span>
          </p>
          {request.message && <p>{request.message}</p>}
          <div className={styles.buttons}>
            <Unfold label={t('team.accept')} describedBy={`request-${request.id}`}>
              {(close) => <AcceptForm team={team} request={request} onDone={close} />}
            </Unfold>
            <ActButton
              label={t('team.refuse')}
              describedBy={`request-${request.id}`}
              question={t('team.refuseAsk', { name: request.name })}
              act={AnswerRequest}
              variables={{ input: { id: request.id, accept: false } }}
              payload={(data) => data.answerRequest}
            />
          </div>
        </li>
      ))}
    </ul>
  )
}
