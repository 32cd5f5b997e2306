import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { DataFigure } from '../../ui/data-figure'
import { Prose } from '../../ui/prose'
import styles from './milestones.module.css'
import { pageData } from './page-data'
import { isOver, stateOf, type MilestoneState } from './plan'

const PilotMilestonesFragment = graphql(`
  fragment PilotMilestones on Pilot {
    slug
    status
    milestones { title { text language isTranslation } dueOn doneOn }
  }
`)

interface PilotMilestonesProps {
  pilot: FragmentType<typeof PilotMilestonesFragment>
  source: string
  /** The day of reading, YYYY-MM-DD: what was due before it is late. */
  today: string
}

const DONE = new Set<MilestoneState['kind']>(['DONE', 'DONE_ON_TIME', 'DONE_LATE'])

/** How a milestone stands, in words. */
function useSaying(): (state: MilestoneState) => string {
  const t = useText()
  const { day } = useFormats()
  return (state) => {
    switch (state.kind) {
      case 'DONE':
        return t('pilot.doneOn', { date: day(state.date) })
      case 'DONE_ON_TIME':
        return t('pilot.doneOnTime', { date: day(state.date) })
      case 'DONE_LATE':
        return t('pilot.doneLate', { date: day(state.date), days: state.days })
      case 'DUE':
        return t('pilot.dueOn', { date: day(state.date) })
      case 'LATE':
        return t('pilot.lateBy', { date: day(state.date), days: state.days })
      case 'MISSED':
        return t('pilot.missed', { date: day(state.date) })
      case 'NO_DATE':
        return t('pilot.noDate')
    }
  }
}

/** Steps of the plan: a mark for what is done, and the day in words for all. */
export function PilotMilestones({ pilot, source, today }: PilotMilestonesProps) {
  const t = useText()
  const { number } = useFormats()
  const say = useSaying()
  const { slug, status, milestones } = readFragment(PilotMilestonesFragment, pilot)
  if (milestones.length === 0) return <p className="muted">{t('pilot.milestonesNone')}</p>
  const rows = milestones.map((milestone, at) => ({ ...milestone, key: `${at} ${milestone.title.text}`, state: stateOf(milestone, today, isOver(status)) }))
  const done = rows.filter(({ state }) => DONE.has(state.kind)).length
  return (
    <DataFigure
      caption={`${t('pilot.milestonesDone', { all: rows.length, done: number(done) })}.`}
      source={source}
      data={pageData(slug, {
        name: `rialto-pilot-${slug}-milestones`,
        columns: [t('pilot.milestone'), t('pilot.due'), t('pilot.done'), t('pilot.state')],
        rows: rows.map(({ title, dueOn, doneOn, state }) => [title.text, dueOn ?? '', doneOn ?? '', say(state)]),
      })}
    >
      <ol role="list" className={styles.milestones}>
        {rows.map(({ key, title, state }) => (
          <li key={key} className={styles[state.kind.toLowerCase()]}>
            <svg className={styles.mark} width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
              <circle cx="10" cy="10" r="8" />
              {DONE.has(state.kind) && <path d="m6 10.4 2.8 3 5.4-6.6" />}
              {state.kind === 'LATE' && <path d="M10 5.5v5.5M10 14v.2" />}
              {state.kind === 'MISSED' && <path d="M6.5 10h7" />}
            </svg>
            <div>
              <Prose as="p" text={title} className={styles.title} />
              <p className={styles.when}>{say(state)}</p>
            </div>
          </li>
        ))}
      </ol>
    </DataFigure>
  )
}
