import type { ReactNode } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import type { SuggestionReasonsFragment as Answer } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { Disclosure } from '../../ui/disclosure'
import styles from './matching.module.css'

export const SuggestionReasonsFragment = graphql(`
  fragment SuggestionReasons on Suggestion {
    score
    reasons { kind points most areas skills languages region { ...PlaceName } distanceKm advised adopted freePlaces words }
  }
`)

type Reason = Answer['reasons'][number]

/** The facts of one reason, in words. */
function Fact({ reason }: { reason: Reason }): ReactNode {
  const t = useText()
  const { list, language, number } = useFormats()
  switch (reason.kind) {
    case 'AREA':
      return list(reason.areas.map((area) => t(`area.${area}`)))
    case 'SKILLS':
      return list(reason.skills.map((skill) => t(`skill.${skill}`)))
    case 'LANGUAGE':
      return list(reason.languages.map(language))
    case 'REGION':
      return reason.region && <PlaceName region={reason.region} />
    case 'DISTANCE':
      return t('match.km', { km: number(reason.distanceKm ?? 0) })
    case 'ADVISED_BEFORE':
      return (
        <>
          {t('match.advised', { count: reason.advised ?? 0 })} {t('match.adopted', { count: reason.adopted ?? 0 })}
        </>
      )
    case 'FREE_PLACES':
      return t('match.free', { count: reason.freePlaces ?? 0 })
    case 'WORDING':
      return reason.words.length > 0 ? list(reason.words) : t('match.alike')
  }
}

function Rows({ reasons }: { reasons: readonly Reason[] }) {
  const t = useText()
  const { number } = useFormats()
  return (
    <ul role="list" className={styles.reasons}>
      {reasons.map((reason) => (
        <li key={reason.kind}>
          <span>
            <strong>{t(`match.reason.${reason.kind}`)}</strong> <Fact reason={reason} />
          </span>
          <span className={`num ${styles.points}`}>{t('match.pointsOf', { points: number(reason.points), most: number(reason.most) })}</span>
        </li>
      ))}
    </ul>
  )
}

/** So many are read at once; the others are there for who wants to know. */
const FIRST = 3

/** Why a pair fits: each reason with its facts and points, the weightiest first. They add up to the score. */
export function Reasons({ suggestion }: { suggestion: FragmentType<typeof SuggestionReasonsFragment> }) {
  const t = useText()
  const { number } = useFormats()
  const { score, reasons } = readFragment(SuggestionReasonsFragment, suggestion)
  const first = reasons.slice(0, FIRST)
  const others = reasons.slice(FIRST)
  return (
    <>
      <p className={styles.score}>
        <span>{t('match.score', { points: number(score) })}</span>
        <span className={styles.rail} aria-hidden="true">
          <span style={{ inlineSize: `${Math.min(100, Math.max(0, score))}%` }} />
        </span>
      </p>
      <Rows reasons={first} />
      {others.length > 0 && (
        <Disclosure label={t('match.moreReasons', { count: others.length })}>
          <Rows reasons={others} />
        </Disclosure>
      )}
    </>
  )
}
