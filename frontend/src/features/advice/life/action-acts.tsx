import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { undoWith } from '../../../acting/undo'
import { Unfold } from '../../../acting/unfold'
import type { ActionStatus } from '../../../graphql/generated/graphql'
import { useText } from '../../../i18n/text'
import { ActionForm, StatusForm } from './action-forms'
import { SetActionStatus } from './documents'
import type { AdviceLife, OwnAction } from './use-advice-life'

interface ActionStateActsProps {
  action: { id: string; status: ActionStatus; title: { text: string } }
}

/** What its owner and the leaders do with an action: it is done, it is dropped, it is open again. */
export function ActionStateActs({ action }: ActionStateActsProps) {
  const t = useText()
  const { id, status, title } = action
  const about = `action-${id}-title`
  if (status === 'OPEN') {
    return (
      <>
        <Unfold label={t('adviceAct.to.DONE')} describedBy={about}>
          {(close) => <StatusForm action={action} to="DONE" onDone={close} />}
        </Unfold>
        <Unfold label={t('adviceAct.to.DROPPED')} describedBy={about}>
          {(close) => <StatusForm action={action} to="DROPPED" onDone={close} />}
        </Unfold>
      </>
    )
  }
  return (
    <ActButton
      label={t('adviceAct.reopen')}
      describedBy={about}
      act={SetActionStatus}
      variables={{ input: { id, status: 'OPEN' } }}
      payload={(data) => data.setActionStatus}
      undo={undoWith(t('adviceAct.reopened', { title: title.text }), SetActionStatus, { input: { id, status } })}
    />
  )
}

/** The same, and changing it, for those who manage the actions of the project. */
export function ActionActs({ project, action }: { project: AdviceLife; action: OwnAction }) {
  const t = useText()
  const mayManage = project.mayI.includes('MANAGE_ACTIONS')
  if (!mayManage && !action.isMine) return null
  return (
    <div className={styles.buttons}>
      <ActionStateActs action={action} />
      {mayManage && action.status === 'OPEN' && (
        <Unfold label={t('adviceAct.actionEdit')} describedBy={`action-${action.id}-title`}>
          {(close) => <ActionForm project={project} action={action} onDone={close} />}
        </Unfold>
      )}
    </div>
  )
}
