import { useWatched } from '../../acting/watched'
import { UnreadMessagesQuery } from './documents'

/** How many messages wait to be read. */
export const useUnreadMessages = (): number => useWatched(UnreadMessagesQuery, {}, '*').data?.viewer?.unreadMessages ?? 0
