import { useState } from 'react'
import { needed } from '../../acting/fields'
import { useMemberAct } from '../../acting/use-member-act'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { TextField } from '../../ui/form/text-field'
import { AppointLeader } from './documents'
import { lacksLeader, type Team } from './use-team'

/** For administrators: gives a record that nobody answers for somebody who does. What was done stays said afterwards. */
export function Leaderless({ team }: { team: Team }) {
  const t = useText()
  const [given, setGiven] = useState<string>()
  const [sentTo, setSentTo] = useState('')
  const { run, form, aside } = useMemberAct(AppointLeader, { payload: (data) => data.appointLeader, fields: ['email'], onDone: () => setGiven(sentTo) })
  if (given !== undefined && !lacksLeader(team)) return <p role="status">{t('team.leaderGiven', { email: given })}</p>
  if (!lacksLeader(team)) return null
  const send = (values: FormData) => {
    const email = needed(values, 'email')
    setSentTo(email)
    run({ input: { recordId: team.id, email } })
  }
  return (
    <section>
      <h2>{t('team.leaderless')}</h2>
      <p>{t('team.leaderlessText', { title: team.title.text })}</p>
      <Form label={t('team.giveLeader')} submit={t('team.giveLeader')} {...form} onSubmit={send}>
        <TextField name="email" type="email" label={t('team.email')} hint={t('team.appointEmailHint')} autoComplete="off" />
      </Form>
      {aside}
    </section>
  )
}
