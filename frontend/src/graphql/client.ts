import { config } from './config'
import { codeOf, RequestError } from './errors'
import type { TypedDocumentString } from './generated/graphql'
import { documentText } from './manifest'
import { readMark } from './signed-in'

interface GraphQLErrorBody {
  message: string
  extensions?: { code?: string; requestId?: string; retryAfterSeconds?: number }
}

interface Answer {
  data?: unknown
  errors?: GraphQLErrorBody[]
}

interface RequestOptions {
  /** BCP 47 tag of the interface; the server answers texts in the best match. */
  language: string
  signal?: AbortSignal
  /** How it is sent; by default as the reader, whose session is a matter of its own file, loaded for those who have one. */
  send?: (address: string, init: RequestInit) => Promise<Response>
}

/** The SHA-256 of an operation, put there by build/documents.ts. */
export function hashOf<R, V>(document: TypedDocumentString<R, V>): string {
  const hash = document.__meta__?.['hash'] as string | undefined
  if (!hash) throw new Error('This document has no hash: call graphql() with a literal operation.')
  return hash
}

/** The interface's language first, then the others that the reader knows: a translation they can read beats an original they cannot. */
function wished(language: string): string {
  const own = typeof navigator === 'undefined' || language === '*' ? [] : navigator.languages
  const all = new Set([language, ...own.map((tag) => tag.split('-')[0] ?? tag)])
  return [...all].slice(0, 5).map((tag, at) => (at === 0 ? tag : `${tag};q=0.${9 - at}`)).join(', ')
}

async function post(body: unknown, { language, signal, send }: RequestOptions): Promise<Response> {
  const { api } = await config()
  try {
    const ask = send ?? (readMark() === 'yes' ? (await import('./session')).send : fetch)
    return await ask(api, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json;q=0.9',
        'accept-language': wished(language),
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted || error instanceof RequestError) throw error
    throw new RequestError('UNAVAILABLE', error instanceof Error ? error.message : 'No answer')
  }
}

async function decode(response: Response): Promise<Answer> {
  try {
    return (await response.json()) as Answer
  } catch {
    const id = response.headers.get('x-request-id') ?? undefined
    throw new RequestError(codeOf(undefined, response.status), `Not a GraphQL answer (${response.status})`, id)
  }
}

const isUnknownDocument = ({ errors }: Answer) =>
  errors?.some(({ extensions }) => /^PERSISTED_(?:QUERY|DOCUMENT)_NOT_(?:FOUND|SUPPORTED)$/.test(extensions?.code ?? '')) ?? false

/** Runs one of the app's own operations. Rejects with a RequestError, or with the abort reason when the signal fired. */
export async function request<R, V>(document: TypedDocumentString<R, V>, variables: V, options: RequestOptions): Promise<R> {
  const hash = hashOf(document)
  let response = await post({ documentId: hash, variables }, options)
  let answer = await decode(response)
  if (isUnknownDocument(answer)) {
    const persistedQuery = { version: 1, sha256Hash: hash.replace(/^sha256:/, '') }
    const query = await documentText(hash)
    response = await post({ query, variables, extensions: { persistedQuery } }, options)
    answer = await decode(response)
  }
  const [first] = answer.errors ?? []
  if (first || answer.data === undefined || answer.data === null) {
    const id = response.headers.get('x-request-id') ?? first?.extensions?.requestId
    throw new RequestError(codeOf(first?.extensions?.code, response.status), first?.message ?? 'No data', id, first?.extensions?.retryAfterSeconds, first?.extensions?.code)
  }
  return answer.data as R
}
