import { Appointments } from '../features/appointment/appointments'
import { useText } from '../i18n/text'
import { Acting } from './acting'
import { FormFrame } from './form-frame'
import { MemberGate } from './member-gate'

export function AppointmentsPage() {
  const t = useText()
  return (
    <FormFrame title={t('team.appointments')} lead={t('team.appointmentsLead')}>
      <MemberGate>
        <Acting>
          <Appointments />
        </Acting>
      </MemberGate>
    </FormFrame>
  )
}
