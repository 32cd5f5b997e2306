import type { ReactNode } from 'react'
import styles from '../../../acting/acting.module.css'
import { Unfold } from '../../../acting/unfold'
import { useText } from '../../../i18n/text'
import { EXITS, STAGES } from '../../../i18n/vocabulary'
import { nextGate } from '../gate-state'
import { BackForm } from './back-form'
import { EndForm } from './end-form'
import { Evidence } from './evidence'
import { MoveForm } from './move-form'
import { OutcomeForm } from './outcome-form'
import type { LessonShown } from './preview'
import { useLife, type Life } from './use-life'

const isExit = ({ stage }: Life) => EXITS.some((exit) => exit === stage)

/** The gate a project stands before: each thing it asks for with its evidence, written here, and the step through it. */
function Forward({ project }: { project: Life }) {
  const t = useText()
  const next = nextGate(project.stage, project.gates)
  if (!next || !project.mayI.includes('MOVE_STAGE')) return null
  const stage = t(`stage.${next.stage}`)
  return (
    <>
      <ul role="list" className={styles.rows}>
        {next.requirements.map((one) => (
          <Evidence key={one.requirement} project={project} asked={one} />
        ))}
      </ul>
      {next.isMet && (
        <Unfold label={t('life.move', { stage })} isLoud>
          {(close) => <MoveForm project={project} to={next.stage} onDone={close} />}
        </Unfold>
      )}
      {!next.isMet && project.mayI.includes('OVERRIDE_GATE') && (
        <Unfold label={t('life.override', { stage })}>{(close) => <MoveForm project={project} to={next.stage} isOverride onDone={close} />}</Unfold>
      )}
    </>
  )
}

interface StageLifeProps {
  slug: string
  renderLesson: LessonShown
  children?: ReactNode
}

/** How a project moves, for those who may move it: forward with evidence, back with a reason, out with what it teaches. */
export function StageLife({ slug, renderLesson, children }: StageLifeProps) {
  const t = useText()
  const project = useLife(slug, ['MOVE_STAGE', 'CONCLUDE', 'OVERRIDE_GATE'])
  if (!project) return children
  const at = STAGES.findIndex((stage) => stage === project.stage)
  const mayMove = project.mayI.includes('MOVE_STAGE')
  const mayConclude = project.mayI.includes('CONCLUDE')
  const hasEnded = isExit(project)
  return (
    <div role="group" aria-label={t('life.stage')}>
      <Forward project={project} />
      <div className={styles.buttons}>
        {mayMove && at > 0 && <Unfold label={t('life.back')}>{(close) => <BackForm project={project} earlier={STAGES.slice(0, at)} onDone={close} />}</Unfold>}
        {mayMove && mayConclude && !hasEnded && <Unfold label={t('life.end')}>{(close) => <EndForm project={project} renderLesson={renderLesson} onDone={close} />}</Unfold>}
        {mayConclude && (hasEnded || project.outcome) && (
          <Unfold label={t(project.outcome ? 'life.outcomeEdit' : 'life.outcome')}>{(close) => <OutcomeForm project={project} renderLesson={renderLesson} onDone={close} />}</Unfold>
        )}
      </div>
    </div>
  )
}
