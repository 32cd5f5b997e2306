import { getRouteApi } from '@tanstack/react-router'
import { EditPage } from '../features/record/edit-page'
import { isPlace } from '../features/record/fields'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import { MemberFrame } from './member-frame'
import { NotFoundPage } from './not-found'

const route = getRouteApi('/$place/$slug/edit')

/** The form of a record that is there. Whoever has a profile writes it in their own place. */
export function EditRecordPage() {
  const t = useText()
  const { place, slug } = route.useParams()
  if (!isPlace(place) || place === 'experts') return <NotFoundPage />
  return (
    <FormFrame title={t(`record.editOf.${place}`)} lead={t('record.editLead')}>
      <MemberFrame>
        <EditPage key={slug} place={place} slug={slug} missing={<p>{t('error.NOT_FOUND')}</p>} />
      </MemberFrame>
    </FormFrame>
  )
}
