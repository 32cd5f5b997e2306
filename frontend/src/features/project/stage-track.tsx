import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { EXITS, STAGES } from '../../i18n/vocabulary'
import { Prose } from '../../ui/prose'
import styles from './stage-track.module.css'

export const StageTrackFragment = graphql(`
  fragment StageTrack on Project {
    stage
    stageHistory { stage enteredOn note { text: plain language isTranslation } overrideReason { text: plain language isTranslation } missing }
  }
`)

/** A bridge from need to market: the piers are the stages, with the day each was reached. Vertical on a phone. */
export function StageTrack({ project }: { project: FragmentType<typeof StageTrackFragment> }) {
  const t = useText()
  const { list, month } = useFormats()
  const { stage, stageHistory } = readFragment(StageTrackFragment, project)
  const exit = EXITS.find((name) => name === stage)
  const reached = STAGES.findLastIndex((name) => name === stage || (exit && stageHistory.some((entry) => entry.stage === name)))
  const steps = exit ? [...STAGES.slice(0, reached + 1), exit] : STAGES
  return (
    <ol role="list" className={styles.track} aria-label={t('project.stages')}>
      {steps.map((name, at) => {
        const entry = stageHistory.findLast((item) => item.stage === name)
        const state = name === stage ? (exit ? styles.ended : styles.now) : at <= reached ? styles.done : styles.ahead
        return (
          <li key={name} className={state} aria-current={name === stage ? 'step' : undefined}>
            <svg className={styles.arch} viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
              <path d="M2 23C10 -6 90 -6 98 23" vectorEffect="non-scaling-stroke" />
            </svg>
            <span className={styles.name}>{t(`stage.${name}`)}</span>
            {at > reached && !exit && <span className="hidden-visually">{t('project.stageAhead')}</span>}
            {entry?.enteredOn && (
              <time className="num" dateTime={entry.enteredOn}>
                {month(entry.enteredOn)}
              </time>
            )}
            {entry?.note && <Prose text={entry.note} className={styles.reason} />}
            {entry?.overrideReason && (
              <span className={styles.reason}>
                {t('project.overridden', { what: list(entry.missing.map((one) => t(`requirement.${one}`))) })} <Prose text={entry.overrideReason} />
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
