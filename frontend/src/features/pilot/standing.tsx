import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Prose } from '../../ui/prose'
import { isOver, nextOf, stateOf, targetsOf } from './plan'
import styles from './standing.module.css'

export const PilotStandingFragment = graphql(`
  fragment PilotStanding on Pilot {
    status
    milestones { title { text language isTranslation } dueOn doneOn }
    indicators { baseline target measured better }
  }
`)

interface PilotStandingProps {
  pilot: FragmentType<typeof PilotStandingFragment>
  /** The day of reading, YYYY-MM-DD: what was due before it is late. */
  today: string
}

/** How far a pilot has come in one line: targets reached, and the next open milestone or, where nothing comes next, how many were done. */
export function PilotStanding({ pilot, today }: PilotStandingProps) {
  const t = useText()
  const { day, number } = useFormats()
  const { status, milestones, indicators } = readFragment(PilotStandingFragment, pilot)
  const { reached, targets } = targetsOf(indicators)
  const next = isOver(status) ? undefined : nextOf(milestones)
  const state = next && stateOf(next, today, false)
  const done = milestones.filter(({ doneOn }) => doneOn).length
  return (
    <>
      <span className={targets > 0 ? styles.targets : 'muted'}>{t('pilot.targets', { targets, reached: number(reached) })}</span>
      {next && state ? (
        <span>
          <span className="muted">{t('pilot.next')}</span> <Prose text={next.title} />{' '}
          <span className={state.kind === 'LATE' ? styles.late : 'muted'}>
            ({state.kind === 'LATE' ? t('pilot.nextLate', { date: day(state.date) }) : state.kind === 'DUE' ? t('pilot.nextDue', { date: day(state.date) }) : t('pilot.nextOpen')})
          </span>
        </span>
      ) : (
        <span className="muted">{t('pilot.milestonesDone', { all: milestones.length, done: number(done) })}</span>
      )}
    </>
  )
}
