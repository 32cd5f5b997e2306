import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { Unfold } from '../../../acting/unfold'
import { useText } from '../../../i18n/text'
import { ActionForm } from './action-forms'
import { AdoptForm } from './adopt-form'
import { AnswerForm } from './answer-form'
import { ContributeForm } from './contribute-form'
import { WithdrawContribution } from './documents'
import type { AdviceLife, ProjectToAct, Told } from './use-advice-life'

interface AdviceActsProps {
  project: AdviceLife
  told: Told
  /** Projects for which the reader may adopt. */
  mine: readonly ProjectToAct[]
}

/** What the reader does about one piece of advice: its project answers and acts, others adopt it, its author changes it. */
export function AdviceActs({ project, told, mine }: AdviceActsProps) {
  const t = useText()
  const { id, answer, editableUntil, iMayWithdraw, adoptions } = told
  const about = `advice-${id}`
  const have = new Set(adoptions.nodes.map((adoption) => adoption.project.id))
  const others = mine.filter((own) => own.id !== project.id && !have.has(own.id))
  const mayAnswer = project.mayI.includes('ANSWER_ADVICE')
  const mayAct = answer?.answer === 'ADOPT' && project.mayI.includes('MANAGE_ACTIONS')
  const mayAdopt = others.length > 0 && !iMayWithdraw
  if (!mayAnswer && !mayAct && !mayAdopt && !editableUntil && !iMayWithdraw) return null
  return (
    <div className={styles.buttons}>
      {mayAnswer && (
        <Unfold label={t(answer ? 'adviceAct.answerChange' : 'adviceAct.answer')} describedBy={about} isLoud={!answer}>
          {(close) => <AnswerForm told={told} onDone={close} />}
        </Unfold>
      )}
      {mayAct && (
        <Unfold label={t('adviceAct.actionOpen')} describedBy={about}>
          {(close) => <ActionForm project={project} contributionId={id} onDone={close} />}
        </Unfold>
      )}
      {mayAdopt && (
        <Unfold label={t('adviceAct.adopt')} describedBy={about}>
          {(close) => <AdoptForm contributionId={id} projects={others} onDone={close} />}
        </Unfold>
      )}
      {editableUntil && (
        <Unfold label={t('adviceAct.edit')} describedBy={about}>
          {(close) => <ContributeForm projectId={project.id} told={told} onDone={close} />}
        </Unfold>
      )}
      {iMayWithdraw && (
        <ActButton
          label={t('adviceAct.withdraw')}
          describedBy={about}
          question={t('adviceAct.withdrawAsk')}
          act={WithdrawContribution}
          variables={{ input: { id } }}
          payload={(data) => data.withdrawContribution}
        />
      )}
    </div>
  )
}
