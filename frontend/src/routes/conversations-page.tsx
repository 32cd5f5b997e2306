import { getRouteApi } from '@tanstack/react-router'
import { Conversations } from '../features/talk/conversations'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import { MemberGate } from './member-gate'

const route = getRouteApi('/my/conversations')

/** With whom one talks: the conversations of one's projects with experts, and one's own as an expert. */
export function ConversationsPage() {
  const t = useText()
  const { unread = false } = route.useSearch()
  return (
    <FormFrame title={t('talk.title')} lead={t('talk.lead')}>
      <MemberGate>
        <Conversations key={String(unread)} isUnread={unread} />
      </MemberGate>
    </FormFrame>
  )
}
