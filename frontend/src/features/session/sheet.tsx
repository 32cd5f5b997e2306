import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { PageHeading } from '../../ui/page-heading'
import { isForeign } from '../../ui/prose'
import { SessionAgenda } from './agenda'
import { SessionCancelled } from './cancelled'
import { SessionFacts } from './facts'
import { SessionSeats } from './seats'
import styles from './sheet.module.css'
import { SessionWhen } from './when'

export const SessionSheetFragment = graphql(`
  fragment SessionSheet on Session {
    title { text language isTranslation }
    ...SessionWhen
    ...SessionFacts
    ...SessionSeats
    ...SessionAgenda
    ...SessionCancelled
  }
`)

/** When, where, what comes when and who sits at the table: what hangs on the door, on one page of A4. */
export function SessionSheet({ session }: { session: FragmentType<typeof SessionSheetFragment> }) {
  const t = useText()
  const reader = useLanguage()
  const told = readFragment(SessionSheetFragment, session)
  return (
    <article className={styles.sheet}>
      <PageHeading title={told.title.text} lang={isForeign(told.title, reader) ? told.title.language : undefined} />
      <SessionCancelled session={told} />
      <SessionWhen session={told} />
      <p className="screen-only">
        <button type="button" className="btn" onClick={() => window.print()}>
          {t('session.print')}
        </button>
      </p>
      <section>
        <h2>{t('session.agenda')}</h2>
        <SessionAgenda session={told} />
      </section>
      <section>
        <h2>{t('session.table')}</h2>
        <SessionSeats session={told} />
      </section>
      <section>
        <h2>{t('session.where')}</h2>
        <SessionFacts session={told} />
      </section>
    </article>
  )
}
