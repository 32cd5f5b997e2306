import { getRouteApi, Link } from '@tanstack/react-router'
import { Gate } from '../features/account/gate'
import { Objections } from '../features/moderation/objections'
import { Queue } from '../features/moderation/queue'
import { useText } from '../i18n/text'
import { Failure } from '../ui/states'
import { FormFrame } from './form-frame'
import styles from './form-frame.module.css'
import { OtherWays } from './other-ways'

const route = getRouteApi('/moderation')
const DECIDED = 'decided'

/** Where moderators decide about reports and answer objections. */
export function ModerationPage() {
  const t = useText()
  const { show, after } = route.useSearch()
  const isDecided = show === DECIDED
  const next = (cursor: string) => (
    <p>
      <Link to="/moderation" search={{ ...(isDecided && { show: DECIDED }), after: cursor }} className="btn quiet">
        {t('moderation.next')}
      </Link>
    </p>
  )
  return (
    <FormFrame title={t('moderation.title')} lead={t('moderation.lead')}>
      <Gate ways={<OtherWays />}>
        {({ isModerator }) =>
          isModerator ? (
            <>
              <nav aria-label={t('moderation.title')} className={styles.tabs}>
                <Link to="/moderation" search={{}} aria-current={isDecided ? undefined : 'page'}>
                  {t('moderation.waiting')}
                </Link>
                <Link to="/moderation" search={{ show: DECIDED }} aria-current={isDecided ? 'page' : undefined}>
                  {t('moderation.decided')}
                </Link>
              </nav>
              <section>
                <h2>{t(isDecided ? 'moderation.decided' : 'moderation.waiting')}</h2>
                <Queue key={show} isDecided={isDecided} after={typeof after === 'string' ? after : undefined} next={next} />
              </section>
              {!isDecided && (
                <section>
                  <h2>{t('moderation.objections')}</h2>
                  <Objections />
                </section>
              )}
            </>
          ) : (
            <Failure code="FORBIDDEN" />
          )
        }
      </Gate>
    </FormFrame>
  )
}
