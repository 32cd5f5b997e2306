import { useState } from 'react'
import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { needed } from '../../../acting/fields'
import { RecordField } from '../../../acting/finder'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { AREAS } from '../../../i18n/vocabulary'
import { AreaMark } from '../../../ui/area'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { InviteExpert, TakeSeatBack } from './documents'
import type { Desk } from './use-desk'

function InviteForm({ session }: { session: Desk }) {
  const t = useText()
  const [sent, setSent] = useState(0)
  const { run, form, aside } = useMemberAct(InviteExpert, { payload: (data) => data.inviteExpert, fields: ['personId', 'area'], onDone: () => setSent(sent + 1) })
  const freeIn = (area: string) => {
    const of = session.seats.find((one) => one.area === area)
    return of ? of.seats - of.taken : 0
  }
  const open = AREAS.filter((area) => freeIn(area) > 0)
  if (open.length === 0) return <p>{t('desk.seatsFull')}</p>
  const send = (values: FormData) => {
    const area = AREAS.find((one) => one === values.get('area'))
    if (area) run({ input: { sessionId: session.id, personId: needed(values, 'personId'), area } })
  }
  return (
    <>
      <p className="small muted">{t('desk.expertHint')}</p>
      <Form key={sent} isQuiet label={t('desk.seatInvite')} submit={t('desk.seatInvite')} {...form} onSubmit={send}>
        <SelectField
          name="area"
          label={t('desk.area')}
          defaultValue={open[0] ?? ''}
          options={open.map((area) => ({ value: area, label: t('desk.areaFree', { area: t(`area.${area}`), count: freeIn(area) }) }))}
        />
        <RecordField name="personId" label={t('desk.expert')} hint={t('desk.find')} kinds={['PERSON']} />
      </Form>
      {aside}
    </>
  )
}

/** The experts' seats: who is asked, who comes, what is still free. */
export function Experts({ session }: { session: Desk }) {
  const t = useText()
  return (
    <>
      {session.experts.length === 0 && <p className="muted">{t('desk.expertsNone')}</p>}
      <ul role="list" className={styles.rows}>
        {AREAS.flatMap((area) => session.experts.filter((one) => one.area === area)).map(({ id, area, status, name }) => (
          <li key={id} className={styles.row}>
            <p id={`expert-${id}`} className={styles.rowTitle}>
              {name}
            </p>
            <p className="small">
              <AreaMark area={area} /> <span className="muted">· {t(`desk.seat.${status}`)}</span>
            </p>
            {(status === 'INVITED' || status === 'ACCEPTED') && (
              <div className={styles.buttons}>
                <ActButton
                  label={t('desk.seatBack')}
                  describedBy={`expert-${id}`}
                  question={t('desk.seatBackAsk', { name })}
                  act={TakeSeatBack}
                  variables={{ input: { id } }}
                  payload={(data) => data.takeSeatBack}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      <InviteForm session={session} />
    </>
  )
}
