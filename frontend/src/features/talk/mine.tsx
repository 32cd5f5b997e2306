import { Link } from '@tanstack/react-router'
import { useText } from '../../i18n/text'
import { ConversationRows, useConversations } from './list'

const SHOWN = 3

/** In one's own place: the last conversations, and the way to all of them. Nothing where there is none. */
export function MyConversations() {
  const t = useText()
  const viewer = useConversations(false, SHOWN).data?.viewer
  if (!viewer || viewer.conversations.nodes.length === 0) return null
  return (
    <section>
      <h2>{t('talk.title')}</h2>
      <ConversationRows conversations={viewer.conversations.nodes} />
      <p>
        <Link to="/my/conversations" className="row">
          {t('talk.all')}
        </Link>
      </p>
    </section>
  )
}
