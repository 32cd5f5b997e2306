import { ActButton } from '../../acting/act-button'
import { useOwn } from '../../graphql/own'
import { useText } from '../../i18n/text'
import { Loading, Skeleton } from '../../ui/states'
import { SetTakesMessages, TakesMessagesQuery } from './documents'

/** Whether others may write to this member, and the way to change it. */
export function TakesMessages() {
  const t = useText()
  const takes = useOwn(TakesMessagesQuery).data?.viewer?.takesMessages
  if (takes === undefined) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="4rem" />
      </Loading>
    )
  }
  return (
    <>
      <p role="status">{t(takes ? 'talk.takes' : 'talk.takesNot')}</p>
      <ActButton key={String(takes)} label={t(takes ? 'talk.takeNo' : 'talk.takeYes')} act={SetTakesMessages} variables={{ input: { takes: !takes } }} payload={(data) => data.setTakesMessages} />
    </>
  )
}
