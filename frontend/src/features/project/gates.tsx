import type { ReactNode } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import type { ProjectGatesFragment as Fragment } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Paragraphs } from '../../ui/paragraphs'
import { nextGate, stateOf, type RequirementState } from './gate-state'
import styles from './gates.module.css'

const ProjectGatesFragment = graphql(`
  fragment ProjectGates on Project {
    stage
    gates {
      stage
      isPassed
      isMet
      requirements { requirement isMet metOn evidence { html language } }
    }
  }
`)

type Gate = Fragment['gates'][number]

interface RequirementsProps {
  gate: Gate
  next: Gate | undefined
  /** Which of them; all unless told. */
  only?: Gate['requirements']
}

/** What one gate asks for, and how each of it stands. */
function Requirements({ gate, next, only = gate.requirements }: RequirementsProps) {
  const t = useText()
  const { day } = useFormats()
  return (
    <ul role="list" className={styles.requirements}>
      {only.map((one) => {
        const state = stateOf(one, gate, next)
        return (
          <li key={one.requirement} className={styles[state]}>
            <StateMark state={state} />
            <div>
              <p className={styles.asked}>
                <span className={styles.name}>{t(`requirement.${one.requirement}`)}</span>{' '}
                <span className="small muted">
                  {t(`project.gate.${state}`)}
                  {one.metOn && (
                    <>
                      {' · '}
                      <time dateTime={one.metOn}>{day(one.metOn)}</time>
                    </>
                  )}
                </span>
              </p>
              {one.evidence && <Paragraphs text={one.evidence} className={styles.evidence} />}
              {state === 'met' && !one.evidence && one.requirement === 'KNOWN_SOLUTIONS' && <p className="small muted">{t('project.gateByLink')}</p>}
              {state === 'met' && !one.evidence && one.requirement === 'NAMED_LEADER' && <p className="small muted">{t('project.gateByTeam')}</p>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** The words beside it say the same. */
function StateMark({ state }: { state: RequirementState }) {
  return (
    <svg className={styles.mark} width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="9" cy="9" r="7.5" />
      {state === 'met' && <path d="m5.4 9.2 2.5 2.5 4.8-5.2" />}
      {state === 'untold' && <path d="M6 9h6" />}
    </svg>
  )
}

interface ProjectGatesProps {
  project: FragmentType<typeof ProjectGatesFragment>
  /** For those who write the evidence: theirs stands in the place of what is met already. */
  renderMet?: (met: ReactNode) => ReactNode
}

const asItIs = (met: ReactNode) => met

/** What the next stage asks for and what is still missing; behind it, the whole way with what met each gate. */
export function ProjectGates({ project, renderMet = asItIs }: ProjectGatesProps) {
  const t = useText()
  const { list } = useFormats()
  const { stage, gates } = readFragment(ProjectGatesFragment, project)
  const next = nextGate(stage, gates)
  const missing = next?.requirements.filter(({ isMet }) => !isMet) ?? []
  const passed = gates.filter(({ isPassed }) => isPassed).flatMap(({ requirements }) => requirements)
  const met = next?.requirements.filter(({ isMet }) => isMet) ?? []
  // What lies ahead of a project that ended is not asked any more.
  const told = next ? gates : gates.filter(({ isPassed }) => isPassed)
  const names = missing.map(({ requirement }) => t(`requirement.${requirement}`))
  return (
    <section className={styles.gates} aria-labelledby="gates">
      <h2 id="gates" className={styles.heading}>
        {next ? t('project.gateNext', { stage: t(`stage.${next.stage}`) }) : t('project.gateWay')}
      </h2>
      <p className={styles.sentence}>
        {!next
          ? t('project.gateToldOf', { told: passed.filter(({ isMet }) => isMet).length, count: passed.length })
          : names.length === 0
            ? t('project.gateReady', { stage: t(`stage.${next.stage}`) })
            : t('project.gateMissing', { stage: t(`stage.${next.stage}`), what: list(names) })}
      </p>
      {renderMet(next && met.length > 0 && <Requirements gate={next} next={next} only={met} />)}
      <details className={styles.all}>
        <summary>{t('project.gateAll')}</summary>
        <p className="small muted">{t('project.gateCrosswalk')}</p>
        <ol role="list" className={styles.way}>
          {told.map((gate) => (
            <li key={gate.stage}>
              <h3 className={styles.stage}>
                {t(`stage.${gate.stage}`)} <span className={styles.crosswalk}>{t(`project.innovation.${gate.stage as 'TESTED'}`)}</span>
              </h3>
              <Requirements gate={gate} next={next} />
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}
