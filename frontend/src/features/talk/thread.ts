/** What a thread needs of a message. */
interface Told {
  id: string
}

interface Page<M extends Told> {
  nodes: readonly M[]
  pageInfo: { hasPreviousPage: boolean; startCursor?: string | null | undefined }
}

/** The messages on screen, oldest first, and from where to read those before them. */
export interface Thread<M extends Told> {
  messages: readonly M[]
  /** Where to go on towards the beginning; nothing where it is reached. */
  before: string | undefined
}

const startOf = <M extends Told>({ pageInfo }: Page<M>) => (pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? undefined) : undefined)

/**
 * Puts the newest page below what is there. A page that meets none of it came after a long absence: what lies between was never
 * read, so the thread begins anew with it rather than hide a gap.
 */
export function withNewest<M extends Told>(thread: Thread<M> | undefined, page: Page<M>): Thread<M> {
  const fresh = new Map(page.nodes.map((message) => [message.id, message]))
  const isJoined = thread?.messages.some(({ id }) => fresh.has(id)) ?? false
  if (!thread || (!isJoined && page.pageInfo.hasPreviousPage)) return { messages: page.nodes, before: startOf(page) }
  const older = thread.messages.filter(({ id }) => !fresh.has(id))
  return { messages: [...older, ...page.nodes], before: thread.before }
}

/** Puts an earlier page above what is there. */
export function withEarlier<M extends Told>(thread: Thread<M>, page: Page<M>): Thread<M> {
  const there = new Set(thread.messages.map(({ id }) => id))
  return { messages: [...page.nodes.filter(({ id }) => !there.has(id)), ...thread.messages], before: startOf(page) }
}

/** The first message that its reader has not seen: of the last `unread` that others wrote. */
export function firstUnread(messages: readonly (Told & { isMine: boolean })[], unread: number): string | undefined {
  return unread > 0 ? messages.filter(({ isMine }) => !isMine).slice(-unread)[0]?.id : undefined
}
