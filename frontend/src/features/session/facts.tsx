import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { OutLink } from '../../ui/out-link'
import styles from './facts.module.css'

export const SessionFactsFragment = graphql(`
  fragment SessionFacts on Session {
    place
    community
    languages
    streamUrl
    region { code ...PlaceName }
  }
`)

/** Where a session is, who invites, which languages are spoken, and where one can watch. */
export function SessionFacts({ session }: { session: FragmentType<typeof SessionFactsFragment> }) {
  const t = useText()
  const { language, list } = useFormats()
  const { place, community, languages, streamUrl, region } = readFragment(SessionFactsFragment, session)
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('session.place')}</dt>
        <dd>{place ?? (streamUrl ? t('session.online') : t('session.noPlace'))}</dd>
      </div>
      {region && (
        <div>
          <dt>{t('session.region')}</dt>
          <dd>
            <Link to="/regions/$code" params={{ code: region.code }} className="row">
              <PlaceName region={region} />
            </Link>
          </dd>
        </div>
      )}
      {community && (
        <div>
          <dt>{t('session.community')}</dt>
          <dd>{community}</dd>
        </div>
      )}
      {languages.length > 0 && (
        <div>
          <dt>{t('session.languages')}</dt>
          <dd>{list(languages.map(language))}</dd>
        </div>
      )}
      <div>
        <dt>{t('session.stream')}</dt>
        <dd>
          {streamUrl ? (
            <OutLink href={streamUrl} mark={t('session.outbound')}>
              {t('session.watch')}
            </OutLink>
          ) : (
            t('session.noStream')
          )}
        </dd>
      </div>
    </dl>
  )
}
