import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { Paragraphs } from '../../ui/paragraphs'
import styles from './cancelled.module.css'

export const SessionCancelledFragment = graphql(`
  fragment SessionCancelled on Session {
    cancelledAt
    cancellationReason { html language }
  }
`)

/** That a session does not take place, and why. Nothing where it does. */
export function SessionCancelled({ session }: { session: FragmentType<typeof SessionCancelledFragment> }) {
  const t = useText()
  const { stamp } = useMoment()
  const { cancelledAt, cancellationReason } = readFragment(SessionCancelledFragment, session)
  if (!cancelledAt) return null
  return (
    <div className={styles.cancelled}>
      <p className={styles.title}>{t('session.cancelled')}</p>
      {cancellationReason && <Paragraphs text={cancellationReason} />}
      <p className="small muted">{t('session.cancelledOn', { when: stamp(cancelledAt) })}</p>
    </div>
  )
}
