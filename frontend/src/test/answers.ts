import { vi } from 'vitest'

interface Sent {
  url: string
  body: Record<string, unknown>
  headers: Headers
}

export type Reply = { status?: number; headers?: Record<string, string>; body: unknown }

/** Stands in for the network: answers requests one after the other, and keeps what was sent. */
export function answerWith(...replies: (Reply | Error)[]) {
  const sent: Sent[] = []
  const queue = [...replies]
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (url === '/config.json') return Response.json({ api: '/graphql' })
    if (url === '/persisted-documents.json') return Response.json(MANIFEST)
    init?.signal?.throwIfAborted()
    sent.push({ url, body: JSON.parse(typeof init?.body === 'string' ? init.body : '{}'), headers: new Headers(init?.headers) })
    const next = queue.length > 1 ? queue.shift() : queue[0]
    if (!next) throw new Error('This test sends more requests than it has answers')
    if (next instanceof Error) throw next
    const { status = 200, headers = {}, body } = next
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers })
  })
  return sent
}

/** A manifest with one operation. */
export const HASH = `sha256:${'a'.repeat(64)}`
const MANIFEST = { [HASH]: 'query Known { limits { maxDepth } }' }
