import { graphql } from '../../graphql'
import { asRequestError } from '../../graphql'
import { useOwn } from '../../graphql/own'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { EditRecord, standOf } from './edit-record'
import { fieldsOf } from './fields'
import { RecordPictures } from './pictures/pictures'
import { useMember } from './session'
import { languageOf, shownAll } from './values'

const ProfileQuery = graphql(`query OwnProfile { viewer { id profile { id slug version publication mayI form undoUntil } } }`)

/** What an expert says of themselves: theirs alone to write, made as a draft when it is saved first. */
export function ProfilePage() {
  const t = useText()
  const { name } = useMember()
  const language = useLanguage()
  const { data, error, refetch } = useOwn(ProfileQuery)
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="40rem" width="44rem" />
      </Loading>
    )
  }
  const profile = data.viewer?.profile
  const stand = profile ? standOf('experts', profile) : { id: '', slug: '', version: 0, values: shownAll(fieldsOf('experts'), { name, language }) }
  return (
    <>
      <EditRecord place="experts" stand={stand} isPublic={profile?.publication === 'PUBLISHED'} mayPublish={profile?.mayI.includes('PUBLISH') ?? true} />
      {profile && <RecordPictures recordId={profile.id} language={languageOf(profile)} />}
    </>
  )
}
