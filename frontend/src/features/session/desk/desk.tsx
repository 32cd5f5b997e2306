import { useText } from '../../../i18n/text'
import { useCallClosed } from '../use-now'
import { AgendaBuilder } from './agenda-builder'
import { Applications } from './applications'
import { Cancel } from './cancel'
import styles from './desk.module.css'
import { Evaluators } from './evaluators'
import { Experts } from './experts'
import type { Desk } from './use-desk'

const PARTS = ['applications', 'evaluators', 'experts', 'agenda', 'cancel'] as const

/** All that a session's manager does before it begins, in the order in which it comes. */
export function SessionDesk({ session }: { session: Desk }) {
  const t = useText()
  const mayDecide = useCallClosed(session.call)
  return (
    <>
      <nav aria-label={t('desk.parts')} className={styles.places}>
        {PARTS.map((part) => (
          <a key={part} href={`#${part}`} className="row">
            {t(`desk.${part}`)}
          </a>
        ))}
      </nav>
      <section id="applications">
        <h2>{t('desk.applications')}</h2>
        <Applications session={session} mayDecide={mayDecide} />
      </section>
      <section id="evaluators">
        <h2>{t('desk.evaluators')}</h2>
        <Evaluators session={session} />
      </section>
      <section id="experts">
        <h2>{t('desk.experts')}</h2>
        <Experts session={session} />
      </section>
      <section id="agenda">
        <h2>{t('desk.agenda')}</h2>
        <AgendaBuilder session={session} />
      </section>
      <section id="cancel">
        <h2>{t('desk.cancel')}</h2>
        <Cancel session={session} />
      </section>
    </>
  )
}
