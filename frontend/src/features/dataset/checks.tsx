import { useFormats } from '../../i18n/format'
import type { MessageId } from '../../i18n/messages'
import { useText } from '../../i18n/text'
import { RowsData } from '../../listing/rows-data'
import styles from './checks.module.css'
import { pageData } from './page-data'
import { gainOf, ratingOf, sortChecks, type Check } from './quality'

interface QualityChecksProps {
  slug: string
  points: number
  checks: readonly Check[]
}

/** Every check of the methodology: what would raise the quality and by how much, what nobody has looked at, what is as it should be. */
export function QualityChecks({ slug, points, checks }: QualityChecksProps) {
  const t = useText()
  const { number } = useFormats()
  const { missing, unchecked, met, mended } = sortChecks(points, checks)
  const better = ratingOf(mended)
  const gain = mended - points
  return (
    <>
      {missing.length > 0 && (
        <section className={styles.group} aria-labelledby="quality-missing">
          <h3 id="quality-missing">{t('dataset.missing')}</h3>
          <p className="muted">
            {t('dataset.gain', { count: gain, points: number(gain) })}
            {better !== ratingOf(points) && <> {t('dataset.gainRating', { rating: t(`rating.${better}`) })}</>}
          </p>
          <ul role="list" className={styles.missing}>
            {missing.map((check) => (
              <li key={check.check}>
                <span className={`num ${styles.gain}`}>
                  <span aria-hidden="true">+{number(gainOf(check))}</span>
                  <span className="hidden-visually">{t('dataset.worth', { count: gainOf(check), points: number(gainOf(check)) })}</span>
                </span>
                <div>
                  <strong>{t(`mqaCheck.${check.check}`)}</strong>
                  <p>{t(fixOf(check, missing))}</p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {unchecked.length > 0 && (
        <section className={styles.group} aria-labelledby="quality-unchecked">
          <h3 id="quality-unchecked">{t('dataset.unchecked')}</h3>
          <p className="muted">{t('dataset.uncheckedText')}</p>
          <Short checks={unchecked} shape="?" wordsOf={(check) => t('dataset.upTo', { points: number(gainOf(check)) })} />
        </section>
      )}
      {met.length > 0 && (
        <section className={styles.group} aria-labelledby="quality-met">
          <h3 id="quality-met">{t('dataset.met')}</h3>
          <Short checks={met} shape="✓" wordsOf={(check) => t('dataset.gave', { count: check.points, points: number(check.points) })} />
        </section>
      )}
      <RowsData
        data={pageData(slug, {
          name: `rialto-dataset-${slug}-checks`,
          columns: [t('dataset.dimension'), t('dataset.check'), t('dataset.state'), t('dataset.pointsColumn'), t('dataset.mostColumn')],
          rows: checks.map((check) => [
            t(`mqaDimension.${check.dimension}`),
            t(`mqaCheck.${check.check}`),
            t(`dataset.state.${check.state}`),
            check.points,
            check.most,
          ]),
        })}
      />
    </>
  )
}

/** How to mend it. An address that is not there cannot answer either: what helps is to give one. */
const fixOf = ({ check }: Check, missing: readonly Check[]): MessageId =>
  check === 'DOWNLOAD_URL_ANSWERS' && missing.some((other) => other.check === 'DOWNLOAD_URL') ? 'dataset.noDownload' : `dataset.fix.${check}`

/** Checks that need no sentence of their own, with their points. */
function Short({ checks, shape, wordsOf }: { checks: readonly Check[]; shape: string; wordsOf: (check: Check) => string }) {
  const t = useText()
  return (
    <ul role="list" className={styles.short}>
      {checks.map((check) => (
        <li key={check.check}>
          <span aria-hidden="true" className={styles.shape}>
            {shape}
          </span>
          <span>
            {t(`mqaCheck.${check.check}`)} <span className={`num ${styles.points}`}>· {wordsOf(check)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
