import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useIntl } from '../../i18n/intl'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { Paragraphs } from '../../ui/paragraphs'
import styles from './call.module.css'
import { callState, isSameClock, readerZone, timesIn } from './times'
import { useNow } from './use-now'

export const SessionCallFragment = graphql(`
  fragment SessionCall on Session {
    timeZone
    cancelledAt
    call {
      opensAt
      closesAt
      text { html language isTranslation }
    }
  }
`)

/** An instant by the clocks of the place, and by the reader's own where they show something else. */
function Instant({ at, zone }: { at: string; zone: string }) {
  const t = useText()
  const { locale } = useIntl()
  const { when, stamp } = useMoment()
  const date = new Date(at)
  const isHere = isSameClock(date, timesIn(zone, locale, date, undefined).known, readerZone())
  return (
    <>
      <time dateTime={at}>{when(at, zone)}</time>
      {!isHere && <span className="small muted"> {t('session.callYours', { when: stamp(at) })}</span>}
    </>
  )
}

/** Who may bring a project to the session, and from when until when. Says so where nobody is asked. */
export function SessionCall({ session }: { session: FragmentType<typeof SessionCallFragment> }) {
  const t = useText()
  const now = useNow()
  const { call, timeZone, cancelledAt } = readFragment(SessionCallFragment, session)
  if (!call) return <p className="muted">{t('session.callNone')}</p>
  const state = callState(now, call)
  return (
    <>
      <p className={styles.state} data-state={state}>
        {t(`session.call.${cancelledAt ? 'CLOSED' : state}`)}
      </p>
      {call.text && <Paragraphs text={call.text} />}
      <dl className={styles.window}>
        {call.opensAt && (
          <div>
            <dt>{t('session.callOpens')}</dt>
            <dd>
              <Instant at={call.opensAt} zone={timeZone} />
            </dd>
          </div>
        )}
        {call.closesAt && (
          <div>
            <dt>{t('session.callCloses')}</dt>
            <dd>
              <Instant at={call.closesAt} zone={timeZone} />
            </dd>
          </div>
        )}
      </dl>
    </>
  )
}
