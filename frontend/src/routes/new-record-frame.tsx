import type { Written } from '../features/record/fields'
import { NewRecord } from '../features/record/new-record'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import { MemberFrame } from './member-frame'

/** The page for something new. */
export function NewRecordPage({ place }: { place: Written }) {
  const t = useText()
  return (
    <FormFrame title={t(`record.new.${place}`)} lead={t(`record.newLead.${place}`)}>
      <MemberFrame>
        <NewRecord place={place} />
      </MemberFrame>
    </FormFrame>
  )
}
