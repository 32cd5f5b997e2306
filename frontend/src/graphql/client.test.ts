import { afterEach, expect, test, vi } from 'vitest'
import { answerWith, HASH } from '../test/answers'
import { request } from './client'
import { codeOf, RequestError } from './errors'
import type { TypedDocumentString } from './generated/graphql'

const document = { __meta__: { hash: HASH } } as unknown as TypedDocumentString<{ limits: { maxDepth: number } }, object>
const data = { limits: { maxDepth: 15 } }
const ask = (signal?: AbortSignal) => request(document, {}, { language: 'es', ...(signal ? { signal } : {}) })
const failure = async () => {
  const error = await ask().then(() => undefined, (reason: unknown) => reason)
  if (!(error instanceof RequestError)) throw new Error('Expected a RequestError')
  return error
}

afterEach(() => vi.unstubAllGlobals())

test('an operation is sent by its hash, in the languages of the reader', async () => {
  vi.stubGlobal('navigator', { languages: ['es-ES', 'ca', 'en-GB'] })
  const sent = answerWith({ body: { data } })
  await expect(ask()).resolves.toEqual(data)
  expect(sent).toHaveLength(1)
  expect(sent[0]?.body).toEqual({ documentId: HASH, variables: {} })
  expect(sent[0]?.headers.get('accept-language')).toBe('es, ca;q=0.8, en;q=0.7')
  expect(sent[0]?.headers.get('accept')).toContain('application/graphql-response+json')
})

test('a server that does not know the hash gets the text once', async () => {
  const unknown = { body: { errors: [{ message: '?', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] } }
  const sent = answerWith(unknown, { body: { data } })
  await expect(ask()).resolves.toEqual(data)
  expect(sent[1]?.body).toEqual({
    query: 'query Known { limits { maxDepth } }',
    variables: {},
    extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
  })
})

test('an error carries its code and the id of the request', async () => {
  answerWith({ status: 200, headers: { 'x-request-id': 'abc' }, body: { data: null, errors: [{ message: 'no', extensions: { code: 'NOT_FOUND' } }] } })
  expect(await failure()).toMatchObject({ code: 'NOT_FOUND', requestId: 'abc' })
})

test('too many requests carry the seconds to wait', async () => {
  answerWith({ body: { data: null, errors: [{ message: 'slow', extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 12 } }] } })
  expect(await failure()).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 12 })
})

test('a page of a proxy instead of an answer is an outage', async () => {
  answerWith({ status: 503, headers: { 'x-request-id': 'abc' }, body: '<html>busy</html>' })
  expect(await failure()).toMatchObject({ code: 'UNAVAILABLE', requestId: 'abc', isTemporary: true })
})

test('a network that is gone is an outage', async () => {
  answerWith(new TypeError('Failed to fetch'))
  expect(await failure()).toMatchObject({ code: 'UNAVAILABLE' })
})

test('a request nobody waits for is aborted, not reported', async () => {
  answerWith({ body: { data } })
  const stop = new AbortController()
  stop.abort()
  await expect(ask(stop.signal)).rejects.toHaveProperty('name', 'AbortError')
})

test.each([
  ['RATE_LIMITED', 200, 'RATE_LIMITED'],
  ['COST_LIMIT_EXCEEDED', 400, 'BAD_USER_INPUT'],
  ['SOMETHING_NEW', 200, 'INTERNAL'],
  [undefined, 429, 'RATE_LIMITED'],
  [undefined, 401, 'UNAUTHENTICATED'],
  [undefined, 400, 'BAD_USER_INPUT'],
  [undefined, 500, 'INTERNAL'],
] as const)('code %s with status %i is %s', (code, status, expected) => {
  expect(codeOf(code, status)).toBe(expected)
})
