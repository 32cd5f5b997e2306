import { getRouteApi } from '@tanstack/react-router'
import { OfRecord } from '../features/record/of-record'
import { isPlace } from '../features/record/fields'
import { titleOfForm, TranslateRecord } from '../features/record/translate'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import { MemberFrame } from './member-frame'
import { NotFoundPage } from './not-found'

const route = getRouteApi('/$place/$slug/translate')

/** The texts of a record in another language, beside the original. */
export function TranslateRecordPage() {
  const t = useText()
  const { place, slug } = route.useParams()
  const { language } = route.useSearch()
  const navigate = route.useNavigate()
  if (!isPlace(place)) return <NotFoundPage />
  return (
    <FormFrame title={t('record.translate')} lead={t('translate.lead')}>
      <MemberFrame>
        <OfRecord place={place} slug={slug} missing={<p>{t('error.NOT_FOUND')}</p>}>
          {(record) => (
            <>
              <h2>{titleOfForm(place, record)}</h2>
              <TranslateRecord place={place} record={record} language={language} onLanguage={(tag) => void navigate({ search: (old) => ({ ...old, language: tag }), replace: true })} />
            </>
          )}
        </OfRecord>
      </MemberFrame>
    </FormFrame>
  )
}
