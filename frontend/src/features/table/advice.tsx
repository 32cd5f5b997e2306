import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { AreaMark } from '../../ui/area'
import { Paragraphs } from '../../ui/paragraphs'
import type { Advice } from './newer'
import styles from './table.module.css'

interface AdviceProps {
  advice: readonly Advice[]
  /** What came while the reader was looking. */
  fresh: ReadonlySet<string>
  /** Who sits there for an area, by name. */
  seats: Readonly<Record<string, readonly string[]>>
}

/** What experts say, area by area, the latest first. All four areas are there from the start, so that nothing jumps. */
export function TableAdvice({ advice, fresh, seats }: AdviceProps) {
  const t = useText()
  return (
    <div className={styles.areas}>
      {AREAS.map((area) => {
        const given = advice.filter((one) => one.area === area).toReversed()
        const names = seats[area] ?? []
        return (
          <section key={area} className={styles.area} aria-labelledby={`area-${area}`}>
            <h3 id={`area-${area}`} className={styles.areaName}>
              <AreaMark area={area} />
            </h3>
            {names.length > 0 && <p className="small muted">{names.join(' · ')}</p>}
            {given.length === 0 ? (
              <p className="small muted">{t('table.nothingYet')}</p>
            ) : (
              <ul role="list">
                {given.map(({ id, kind, text, expert, adopted }) => (
                  <li key={id} className={`sheet ${styles.said}`} data-fresh={fresh.has(id) || undefined}>
                    <p className={`small muted ${styles.kind}`}>
                      {t(`contribution.${kind}`)}
                      {fresh.has(id) && <span className={styles.new}>{t('table.new')}</span>}
                    </p>
                    <blockquote className={styles.quote}>
                      <Paragraphs text={text} />
                    </blockquote>
                    <p className="small muted">
                      <Link to="/experts/$slug" params={{ slug: expert.slug }} className="row">
                        {expert.name}
                      </Link>
                      {adopted && <strong className={styles.adopted}>{t('table.adopted')}</strong>}
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </div>
  )
}
