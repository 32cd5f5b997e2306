import { vi } from 'vitest'
import { hashOf } from '../graphql/client'

/** Any operation, whatever it takes and answers. */
type Document = object

type Answer = (variables: Record<string, unknown>) => object | Promise<object>

/** `data` of a document, or what makes it of its variables. */
export const to = (document: Document, data: object | Answer) => [hashOf(document as never), typeof data === 'function' ? (data as Answer) : () => data] as const

/** Stands in for an API of which many things are asked at once: each document has its answer. Keeps what was sent. */
export function answerTo(...answers: (readonly [string, Answer])[]) {
  const known = new Map(answers)
  const sent: { hash: string; variables: Record<string, unknown> }[] = []
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (url === '/config.json') return Response.json({ api: '/graphql' })
    if (url.endsWith('/session/refresh')) return Response.json({ accessToken: 'one', expiresAt: '2999-01-01T00:00:00Z' })
    const { documentId, variables } = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as { documentId: string; variables: Record<string, unknown> }
    const answer = known.get(documentId)
    if (!answer) throw new Error(`Nobody expected ${documentId}`)
    sent.push({ hash: documentId, variables })
    const body = await answer(variables)
    return Response.json('errors' in body ? body : { data: body })
  })
  return {
    sent,
    /** The variables with which a document was sent, in order. */
    of: (document: Document) => sent.filter(({ hash }) => hash === hashOf(document as never)).map(({ variables }) => variables),
  }
}
