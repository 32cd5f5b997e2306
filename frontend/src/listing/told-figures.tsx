import { graphql, readFragment, type FragmentType } from '../graphql'
import { useFormats } from '../i18n/format'
import { useText } from '../i18n/text'
import { OutLink } from '../ui/out-link'
import { Prose } from '../ui/prose'
import styles from './told-figures.module.css'

export const ToldFigureFragment = graphql(`
  fragment ToldFigure on OutcomeFigure {
    name { text: plain language isTranslation }
    value
    unit
    basis
    evidence
  }
`)

/** Figures of an end, each with how it is known and, where it was given, what shows it. */
export function ToldFigures({ figures }: { figures: readonly FragmentType<typeof ToldFigureFragment>[] }) {
  const t = useText()
  const { number } = useFormats()
  const rows = readFragment(ToldFigureFragment, figures)
  if (rows.length === 0) return null
  return (
    <dl className={styles.figures}>
      {rows.map(({ name, value, unit, basis, evidence }) => (
        <div key={`${name.text} ${value}`}>
          <dt>
            <Prose text={name} />
          </dt>
          <dd>
            <span className="num">
              <strong>{number(value)}</strong> {unit}
            </span>{' '}
            <span className="small muted">{t(`basis.${basis}`)}</span>
            {evidence && (
              <span className={`small ${styles.evidence}`}>
                <OutLink href={evidence} mark={t('ending.leaves')}>
                  {t('ending.evidence')}
                  <span className="hidden-visually">: {name.text}</span>
                </OutLink>
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
