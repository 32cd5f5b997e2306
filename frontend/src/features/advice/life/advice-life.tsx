import type { ComponentProps } from 'react'
import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { undoWith } from '../../../acting/undo'
import { Unfold } from '../../../acting/unfold'
import { useText } from '../../../i18n/text'
import { ProjectActions } from '../actions'
import { ProjectAdvice } from '../project-advice'
import { ActionActs } from './action-acts'
import { ActionForm } from './action-forms'
import { AdviceActs } from './advice-acts'
import { ContributeForm } from './contribute-form'
import { AdoptContribution, WithdrawAdoption } from './documents'
import { useAdviceLife } from './use-advice-life'

interface AdviceLifeProps {
  slug: string
  project: ComponentProps<typeof ProjectAdvice>['project']
}

/** The advice of a project, for members: experts add to it, its leaders answer, other leaders adopt. */
export function AdviceLife({ slug, project }: AdviceLifeProps) {
  const t = useText()
  const life = useAdviceLife(slug)
  if (!life) return <ProjectAdvice project={project} />
  const told = new Map(life.project.contributions.nodes.map((one) => [one.id, one]))
  const mayLeave = life.project.mayI.includes('ANSWER_ADVICE')
  return (
    <>
      {life.project.mayI.includes('CONTRIBUTE') && (
        <Unfold label={t('adviceAct.contribute')} isLoud>
          {(close) => <ContributeForm projectId={life.project.id} onDone={close} />}
        </Unfold>
      )}
      <ProjectAdvice
        project={project}
        renderActs={(id) => {
          const one = told.get(id)
          return one && <AdviceActs project={life.project} told={one} mine={life.mine} />
        }}
        renderAdopted={(contributionId) =>
          mayLeave && (
            <div className={styles.buttons}>
              <Unfold label={t('adviceAct.actionOpen')}>{(close) => <ActionForm project={life.project} contributionId={contributionId} onDone={close} />}</Unfold>
              <ActButton
                label={t('adviceAct.adoptWithdraw')}
                act={WithdrawAdoption}
                variables={{ input: { contributionId, projectId: life.project.id } }}
                payload={(data) => data.withdrawAdoption}
                undo={undoWith(t('adviceAct.adoptWithdrawn'), AdoptContribution, { input: { contributionId, projectId: life.project.id } })}
              />
            </div>
          )
        }
      />
    </>
  )
}

interface ActionsLifeProps {
  slug: string
  project: ComponentProps<typeof ProjectActions>['project']
}

/** The actions of a project, for its team. */
export function ActionsLife({ slug, project }: ActionsLifeProps) {
  const t = useText()
  const life = useAdviceLife(slug)
  if (!life) return <ProjectActions project={project} />
  const own = new Map(life.project.actions.nodes.map((one) => [one.id, one]))
  return (
    <>
      {life.project.mayI.includes('MANAGE_ACTIONS') && (
        <Unfold label={t('adviceAct.actionOpen')} isLoud>
          {(close) => <ActionForm project={life.project} onDone={close} />}
        </Unfold>
      )}
      <ProjectActions
        project={project}
        renderActs={(id) => {
          const action = own.get(id)
          return action && <ActionActs project={life.project} action={action} />
        }}
      />
    </>
  )
}
