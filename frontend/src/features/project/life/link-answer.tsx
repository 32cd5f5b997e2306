import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { ProseField, typed } from '../../../acting/fields'
import { Unfold } from '../../../acting/unfold'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { AnswerLink } from './documents'

interface LinkAnswerProps {
  id: string
  /** Id of the sentence that says what is proposed. */
  describedBy: string
}

function Decline({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(AnswerLink, { payload: (data) => data.answerLink, fields: ['note'], onDone })
  return (
    <>
      <Form label={t('telling.decline')} submit={t('telling.decline')} {...form} onSubmit={(values) => run({ input: { id, confirm: false, note: typed(values, 'note') } })}>
        <ProseField name="note" label={t('telling.declineWhy')} hint={t('telling.declineHint')} isOptional most={2000} />
      </Form>
      {aside}
    </>
  )
}

/** The other side of a proposed tie confirms it, or declines. */
export function LinkAnswer({ id, describedBy }: LinkAnswerProps) {
  const t = useText()
  return (
    <div className={styles.buttons}>
      <ActButton label={t('telling.confirm')} describedBy={describedBy} act={AnswerLink} variables={{ input: { id, confirm: true } }} payload={(data) => data.answerLink} />
      <Unfold label={t('telling.decline')} describedBy={describedBy}>
        {(close) => <Decline id={id} onDone={close} />}
      </Unfold>
    </div>
  )
}
