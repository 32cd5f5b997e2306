import type { ActionStatus } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import styles from './advice.module.css'
import { isOverdue } from './due'

interface ActionStateProps {
  status: ActionStatus
  /** YYYY-MM-DD */
  dueOn: string | null | undefined
}

/** Where an action stands, in words; colour only says it again. */
export function ActionState({ status, dueOn }: ActionStateProps) {
  const t = useText()
  const { day } = useFormats()
  const isLate = isOverdue(status, dueOn)
  const when = status === 'OPEN' && dueOn && t(isLate ? 'advice.overdue' : 'advice.due', { date: day(dueOn) })
  return (
    <span className={`small ${status === 'DONE' ? styles.adopted : isLate ? styles.late : 'muted'}`}>
      {t(`actionStatus.${status}`)}
      {when && ` · ${when}`}
    </span>
  )
}
