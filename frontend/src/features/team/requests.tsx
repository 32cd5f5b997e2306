import { ActButton } from '../../acting/act-button'
import styles from '../../acting/acting.module.css'
import { Unfold } from '../../acting/unfold'
import { useMemberAct } from '../../acting/use-member-act'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { SelectField } from '../../ui/form/select-field'
import { AnswerRequest } from './documents'
import { ROLES, rolesHint, type Team, type TeamKind } from './use-team'

interface Request {
  id: string
  name: string
  message: string | null
}

interface AcceptProps {
  kind: TeamKind
  id: string
  onDone: () => void
}

function AcceptForm({ kind, id, onDone }: AcceptProps) {
  const t = useText()
  const { run, form, aside } = useMemberAct(AnswerRequest, { payload: (data) => data.answerRequest, fields: ['role'], onDone })
  const roles = ROLES[kind]
  const send = (values: FormData) => {
    const role = roles.find((name) => name === values.get('role'))
    if (role) run({ input: { id, accept: true, role } })
  }
  return (
    <>
      <Form label={t('team.accept')} submit={t('team.accept')} {...form} onSubmit={send}>
        <SelectField
          name="role"
          label={t('team.role')}
          hint={t(rolesHint(kind))}
          defaultValue={roles[1] ?? roles[0] ?? ''}
          options={roles.map((role) => ({ value: role, label: t(`teamRole.${role}`) }))}
        />
      </Form>
      {aside}
    </>
  )
}

/** What somebody says who asks to join, and the two answers. The row names them under the id `request-…`. */
export function RequestAnswers({ kind, request: { id, name, message } }: { kind: TeamKind; request: Request }) {
  const t = useText()
  return (
    <>
      {message && <p>{message}</p>}
      <div className={styles.buttons}>
        <Unfold label={t('team.accept')} describedBy={`request-${id}`}>
          {(close) => <AcceptForm kind={kind} id={id} onDone={close} />}
        </Unfold>
        <ActButton
          label={t('team.refuse')}
          describedBy={`request-${id}`}
          question={t('team.refuseAsk', { name })}
          act={AnswerRequest}
          variables={{ input: { id, accept: false } }}
          payload={(data) => data.answerRequest}
        />
      </div>
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
          <RequestAnswers kind={team.kind} request={request} />
        </li>
      ))}
    </ul>
  )
}
