import { vi } from 'vitest'
import { hashOf } from '../graphql/client'
import type { TypedDocumentString } from '../graphql/generated/graphql'
import { MARK } from '../graphql/signed-in'

/** What the server answers to one operation: the same each time, or the next of several, the last of them for good. */
type Says = object | readonly object[]

interface Sent {
  document: string
  variables: Record<string, unknown>
}

const FAR = '2999-01-01T00:00:00Z'

/** Stands in for the network of somebody who is signed in, whose page asks in any order: answers by operation, and keeps what was sent. */
export function memberWith(replies: readonly (readonly [TypedDocumentString<unknown, never>, Says])[]) {
  localStorage.setItem(MARK, 'yes')
  const sent: Sent[] = []
  const queues = new Map(replies.map(([document, says]) => [hashOf(document), Array.isArray(says) ? [...(says as object[])] : [says as object]]))
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (url === '/config.json') return Response.json({ api: '/graphql' })
    if (url.endsWith('session/refresh')) return Response.json({ accessToken: 'one', expiresAt: FAR })
    const { documentId, variables } = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as { documentId: string; variables: Record<string, unknown> }
    const queue = queues.get(documentId)
    if (!queue) throw new Error('This test has no answer for an operation that was sent')
    sent.push({ document: documentId, variables })
    return Response.json(queue.length > 1 ? queue.shift() : queue[0])
  })
  /** The variables of each time an operation was sent. */
  const sentTo = (document: TypedDocumentString<unknown, never>) => sent.filter((one) => one.document === hashOf(document)).map(({ variables }) => variables)
  return { sentTo }
}

/** An answer with data; `says({ act: done })` is an act without issues. */
export const says = (data: object) => ({ data })
export const done = { issues: [] as object[] }
/** An act that is refused. */
export const refused = (code: string, path: string[] = ['input'], params: { name: string; value: string }[] = []) => ({ issues: [{ code, path, params }] })
/** An act of somebody whose session is over. */
export const unauthenticated = { data: null, errors: [{ message: 'sign in first', extensions: { code: 'UNAUTHENTICATED' } }] }
