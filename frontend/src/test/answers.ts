import { vi } from 'vitest'
import documents from '../graphql/generated/persisted-documents.json'

interface Sent {
  url: string
  body: Record<string, unknown>
  headers: Headers
}

export type Reply = { status?: number; headers?: Record<string, string>; body: unknown }

/** The name of the operation that a request asks for by its hash. */
const nameOf = ({ documentId }: Record<string, unknown>) => /\b(?:query|mutation)\s+(\w+)/.exec((documents as Record<string, string>)[String(documentId)] ?? '')?.[1] ?? ''

/** Stands in for the network: `next` has the reply to each request, and what was sent is kept. */
function stand(next: (sent: Sent) => Reply | Error | undefined) {
  const all: Sent[] = []
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (url === '/config.json') return Response.json({ api: '/graphql' })
    if (url === '/persisted-documents.json') return Response.json(MANIFEST)
    init?.signal?.throwIfAborted()
    const sent: Sent = { url, body: JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as Record<string, unknown>, headers: new Headers(init?.headers) }
    all.push(sent)
    const reply = next(sent)
    if (!reply) throw new Error(`This test sends more requests than it has answers: ${nameOf(sent.body) || url}`)
    if (reply instanceof Error) throw reply
    const { status = 200, headers = {}, body } = reply
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers })
  })
  return all
}

/** The first as often as it is the only one left. */
const shift = <T>(queue: T[]) => (queue.length > 1 ? queue.shift() : queue[0])

/** Answers requests one after the other. */
export function answerWith(...replies: (Reply | Error)[]) {
  const queue = [...replies]
  return stand(() => shift(queue))
}

/** Answers each operation by its name, one reply after the other; `/session/refresh` and the like by their path. Says what was sent for one. */
export function answerEach(replies: Record<string, Reply | (Reply | Error)[]>) {
  const queues = new Map(Object.entries(replies).map(([name, reply]) => [name, Array.isArray(reply) ? [...reply] : [reply]]))
  const keyOf = ({ url, body }: Sent) => nameOf(body) || new URL(url, 'http://localhost').pathname
  const all = stand((sent) => shift(queues.get(keyOf(sent)) ?? []))
  return { all, of: (key: string) => all.filter((sent) => keyOf(sent) === key) }
}

/** A manifest with one operation. */
export const HASH = `sha256:${'a'.repeat(64)}`
const MANIFEST = { [HASH]: 'query Known { limits { maxDepth } }' }
