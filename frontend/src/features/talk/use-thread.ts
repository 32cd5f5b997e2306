import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useWatched } from '../../acting/watched'
import { asRequestError, operation } from '../../graphql'
import { useAct } from '../../graphql/act'
import { hashOf } from '../../graphql/client'
import type { RequestError } from '../../graphql/errors'
import { ConversationQuery, ConversationsQuery, MarkConversationRead, UnreadMessagesQuery } from './documents'
import { AS_WRITTEN } from './list'
import type { Message } from './message'
import { firstUnread, withEarlier, withNewest, type Thread } from './thread'

/** Messages of one screen. */
const LAST = 30

/** One conversation as it stands: the newest messages come by themselves, earlier ones when they are asked for. */
export function useThread(id: string) {
  const queries = useQueryClient()
  const read = useWatched(ConversationQuery, { id, last: LAST, before: null }, AS_WRITTEN)
  const found = read.data?.conversation
  const [thread, setThread] = useState<Thread<Message>>()
  /** The first message that was unread when the page was opened: its line stays where it is. */
  const [newAt, setNewAt] = useState<string>()
  const [seen, setSeen] = useState<typeof found>()
  const [earlier, setEarlier] = useState<{ isBusy: boolean; error?: RequestError }>({ isBusy: false })
  if (found && found !== seen) {
    setSeen(found)
    setThread(withNewest(thread, found.messages))
    if (!thread) setNewAt(firstUnread(found.messages.nodes, found.unread))
  }
  const before = thread?.before
  const readEarlier = async () => {
    if (before === undefined || earlier.isBusy) return
    setEarlier({ isBusy: true })
    try {
      const { conversation } = await queries.fetchQuery(operation(ConversationQuery, { id, last: LAST, before }, AS_WRITTEN))
      if (conversation) setThread((now) => now && withEarlier(now, conversation.messages))
      setEarlier({ isBusy: false })
    } catch (error) {
      setEarlier({ isBusy: false, error: asRequestError(error) })
    }
  }
  useMarkRead(id, thread?.messages.at(-1)?.id, found?.unread ?? 0)
  return { conversation: found, accountId: read.data?.viewer?.id, messages: thread?.messages ?? [], newAt, hasEarlier: before !== undefined, readEarlier, earlier, isRead: read.data !== undefined, error: read.error, refetch: read.refetch }
}

const isSeen = () => document.visibilityState === 'visible'

/** What is on the screen of somebody who looks is read. */
function useMarkRead(conversationId: string, upTo: string | undefined, unread: number) {
  const queries = useQueryClient()
  const marked = useRef<string>(undefined)
  const { mutate } = useAct(MarkConversationRead, {
    onAnswer: () => Promise.all([hashOf(ConversationsQuery), hashOf(UnreadMessagesQuery)].map((hash) => queries.invalidateQueries({ queryKey: [hash] }))),
    // The next look tries again: nobody is told that a mark was not made.
    onFailure: () => {
      marked.current = undefined
    },
  })
  useEffect(() => {
    const mark = () => {
      if (upTo === undefined || unread === 0 || marked.current === upTo || !isSeen()) return
      marked.current = upTo
      mutate({ input: { conversationId, upTo } })
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [conversationId, upTo, unread, mutate])
}
