import { Link } from '@tanstack/react-router'
import { ActButton } from '../../acting/act-button'
import { ProseField, typed } from '../../acting/fields'
import { Unfold } from '../../acting/unfold'
import { useMemberAct } from '../../acting/use-member-act'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { AskToJoin, WithdrawRequest } from './documents'
import { lacksLeader, teamParams, useTeam, type Team, type TeamKind } from './use-team'

function AskForm({ team, onDone }: { team: Team; onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(AskToJoin, { payload: (data) => data.askToJoin, fields: ['message'], onDone })
  return (
    <>
      <Form label={t('team.ask')} submit={t('team.askSend')} {...form} onSubmit={(values) => run({ input: { recordId: team.id, message: typed(values, 'message') } })}>
        <ProseField name="message" label={t('team.message')} hint={t('team.askHint')} isOptional most={1000} />
      </Form>
      {aside}
    </>
  )
}

/** Asks to belong to a record, says that somebody has asked, or nothing where there is nothing to ask. */
export function Asking({ team }: { team: Team }) {
  const t = useText()
  const { day } = useFormats()
  if (team.request) {
    const { id, createdAt } = team.request
    return (
      <>
        <p role="status">{t('team.asked', { date: day(createdAt) })}</p>
        <ActButton label={t('team.askWithdraw')} act={WithdrawRequest} variables={{ input: { id } }} payload={(data) => data.withdrawRequest} />
      </>
    )
  }
  if (!team.mayI.includes('ASK_TO_JOIN')) return null
  return <Unfold label={t('team.ask')}>{(close) => <AskForm team={team} onDone={close} />}</Unfold>
}

/** On a record's own page: the way to its team's page for those in it, the way into the team for the others. */
export function TeamWay({ kind, slug }: { kind: TeamKind; slug: string }) {
  const t = useText()
  const { team } = useTeam(kind, slug)
  if (!team) return null
  if (!team.teamMembers && !lacksLeader(team)) return <Asking team={team} />
  const waiting = team.requests?.length ?? 0
  return (
    <p>
      <Link to="/$place/$slug/team" params={teamParams(kind, slug)} className="row">
        {t('team.open')}
      </Link>
      {waiting > 0 && <span className="small muted"> {t('team.waiting', { count: waiting })}</span>}
    </p>
  )
}
