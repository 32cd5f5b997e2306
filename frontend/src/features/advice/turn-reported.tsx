import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { OutLink } from '../../ui/out-link'
import { Prose } from '../../ui/prose'
import { ByArea } from './by-area'
import styles from './report.module.css'
import { atOffset } from './recording-address'

export const TurnReportedFragment = graphql(`
  fragment TurnReported on TurnReport {
    figures { given answered adopted adoptions actionsOpen actionsDone actionsDropped }
    turn {
      id
      position
      minutes
      status
      title { text language isTranslation }
      project { id slug title { text language isTranslation } }
      recording { url offsetSeconds }
      contributions { id area ...AdviceGiven }
    }
  }
`)

interface TurnReportedProps {
  report: FragmentType<typeof TurnReportedFragment>
  /** What who runs the session can do about it. */
  renderActs?: ((turnId: string) => ReactNode) | undefined
}

/** What one turn of a session left: the advice by area with what became of it, and its recording. */
export function TurnReported({ report, renderActs }: TurnReportedProps) {
  const t = useText()
  const { number } = useFormats()
  const { turn, figures } = readFragment(TurnReportedFragment, report)
  const { given, answered, adopted, adoptions, actionsOpen, actionsDone, actionsDropped } = figures
  const { id, position, minutes, status, project, recording, contributions } = turn
  const actions = actionsOpen + actionsDone + actionsDropped
  return (
    <section id={`turn-${id}`} className={styles.turn}>
      <h3>
        <span className="muted num">{number(position)}</span>{' '}
        {project && (
          <Link to="/projects/$slug" params={{ slug: project.slug }} className="row">
            <Prose text={project.title} />
          </Link>
        )}
      </h3>
      <p className="small muted">
        {t('advice.minutes', { count: minutes })}
        {status === 'SKIPPED' && ` · ${t('advice.skipped')}`}
        {recording && (
          <>
            {' · '}
            <OutLink href={atOffset(recording.url, recording.offsetSeconds ?? 0)} mark={t('advice.outbound')}>
              {t('advice.recording')}
            </OutLink>
          </>
        )}
      </p>
      {status !== 'SKIPPED' && (
        <p className="small">
          {given === 0
            ? t('advice.turnNone')
            : [
                t('advice.turnGiven', { count: given }),
                t('advice.turnAnswered', { answered: number(answered), adopted: number(adopted) }),
                adoptions > 0 && t('advice.turnAdoptions', { count: adoptions }),
                actions > 0 && t('advice.turnActions', { count: actions, done: number(actionsDone) }),
              ]
                .filter(Boolean)
                .join(' · ')}
        </p>
      )}
      <ByArea given={contributions} level={4} />
      {renderActs?.(id)}
    </section>
  )
}
