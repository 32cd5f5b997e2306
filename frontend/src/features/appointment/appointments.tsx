import { useState } from 'react'
import { ActButton } from '../../acting/act-button'
import styles from '../../acting/acting.module.css'
import { LineField, needed, typed } from '../../acting/fields'
import { useOwn } from '../../acting/own'
import { useMemberAct } from '../../acting/use-member-act'
import { asRequestError } from '../../graphql'
import type { AppointmentsQuery as Answer } from '../../graphql/generated/graphql'
import { countryOf, useFormats } from '../../i18n/format'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { SelectField } from '../../ui/form/select-field'
import { TextField } from '../../ui/form/text-field'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { AppointmentsQuery, AppointMutation, DismissMutation } from './documents'

const ROLES = ['HUB_MANAGER', 'POLICY_OFFICER', 'MODERATOR'] as const

function AppointForm() {
  const t = useText()
  const [done, setDone] = useState<string>()
  const { run, form, aside } = useMemberAct(AppointMutation, {
    payload: (data) => data.appoint,
    fields: ['email', 'role', 'regionCode'],
    onDone: () => setDone(t('team.appointed')),
  })
  const send = (values: FormData) => {
    const role = ROLES.find((name) => name === values.get('role'))
    setDone(undefined)
    if (role) run({ input: { email: needed(values, 'email'), role, regionCode: typed(values, 'regionCode')?.toUpperCase() ?? null } })
  }
  return (
    <>
      <Form label={t('team.appoint')} submit={t('team.appoint')} {...form} done={done} onSubmit={send}>
        <TextField name="email" type="email" label={t('team.email')} hint={t('team.appointEmailHint')} autoComplete="off" />
        <SelectField name="role" label={t('team.office')} hint={t('team.officeHint')} options={ROLES.map((role) => ({ value: role, label: t(`office.${role}`) }))} />
        <LineField name="regionCode" label={t('team.region')} hint={t('team.regionHint')} isOptional most={8} />
      </Form>
      {aside}
    </>
  )
}

type Appointment = Answer['appointments'][number]

function Row({ appointment: { id, name, email, role, regionCode, regionName, createdAt } }: { appointment: Appointment }) {
  const t = useText()
  const { country, day } = useFormats()
  // a country by its name in the reader's language, a region below it by its own name
  const place = (code: string) => (code.length === 2 ? country(code) : `${regionName ?? ''}, ${country(countryOf(code))}`)
  return (
    <li className={styles.row}>
      <p id={`appointment-${id}`} className={styles.rowTitle}>
        {name} <span className="small muted">{email}</span>
      </p>
      <p className="small muted">
        {t(`office.${role}`)} · {regionCode ? `${place(regionCode)} (${regionCode})` : t('team.everywhere')} · {t('team.since', { date: day(createdAt) })}
      </p>
      <div className={styles.buttons}>
        <ActButton
          label={t('team.dismiss')}
          describedBy={`appointment-${id}`}
          question={t('team.dismissAsk', { name, office: t(`office.${role}`) })}
          act={DismissMutation}
          variables={{ input: { id } }}
          payload={(data) => data.dismiss}
        />
      </div>
    </li>
  )
}

/** Who is appointed to what; for administrators. */
export function Appointments() {
  const t = useText()
  const { data, error, refetch } = useOwn(AppointmentsQuery, {}, useLanguage())
  if (error && !data) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="20rem" />
      </Loading>
    )
  }
  return (
    <>
      <section>
        <h2>{t('team.appointments')}</h2>
        {data.appointments.length === 0 && <p className="muted">{t('team.noAppointments')}</p>}
        <ul role="list" className={styles.rows}>
          {data.appointments.map((appointment) => (
            <Row key={appointment.id} appointment={appointment} />
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('team.appoint')}</h2>
        <AppointForm />
      </section>
    </>
  )
}
