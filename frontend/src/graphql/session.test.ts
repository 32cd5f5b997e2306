// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HASH } from '../test/answers'
import type { TypedDocumentString } from './generated/graphql'

const document = { __meta__: { hash: HASH } } as unknown as TypedDocumentString<{ me: string }, object>
const data = { data: { me: 'Ana' } }
const unauthenticated = { data: null, errors: [{ message: 'sign in first', extensions: { code: 'UNAUTHENTICATED' } }] }
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
const MARK = 'rialto.signed-in'

type Renewal = { status: number; body?: object } | Error

/** A server that knows the tokens it gave out, and ends them when told. */
function serve(renewals: Renewal[], isValid: (token: string | null) => boolean) {
  const calls: string[] = []
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (url === '/config.json') return Response.json({ api: '/graphql' })
    if (url.endsWith('/session/refresh')) {
      calls.push(`${init?.method} refresh ${init?.credentials}${init?.keepalive ? '' : ' and is lost when the page goes'}`)
      const next = renewals.shift()
      if (!next) throw new Error('Nobody expected another renewal')
      if (next instanceof Error) throw next
      return new Response(JSON.stringify(next.body ?? {}), { status: next.status })
    }
    const token = new Headers(init?.headers).get('authorization')
    calls.push(`${init?.method} graphql ${token ?? 'nobody'}`)
    return Response.json(isValid(token) ? data : unauthenticated)
  })
  return calls
}

const renewed = (accessToken: string, minutes = 15): Renewal => ({ status: 200, body: { accessToken, expiresAt: inMinutes(minutes) } })
const anyone = () => true
const makeQueries = () => ({ invalidateQueries: vi.fn<() => Promise<void>>(async () => undefined), resetQueries: vi.fn<() => Promise<void>>(async () => undefined) })
let queries = makeQueries()

/** A page that has just been opened: what a module remembers is gone, storage is not. */
async function open() {
  vi.resetModules()
  const [{ request }, session] = await Promise.all([import('./client'), import('./session')])
  return { ...session, ask: () => request(document, {}, { language: 'en' }), write: () => request(document, {}, { language: 'en', send: session.send }) }
}

beforeEach(() => {
  localStorage.clear()
  // New ones each time: pages of earlier tests still listen.
  queries = makeQueries()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a visitor sends no token and asks for no session', async () => {
  const calls = serve([], anyone)
  const page = await open()
  await expect(page.ask()).resolves.toEqual(data.data)
  expect(calls).toEqual(['POST graphql nobody'])
})

test('who was signed in gets a session with the first request, once for all that are sent together', async () => {
  localStorage.setItem(MARK, 'yes')
  const calls = serve([renewed('one')], anyone)
  const page = await open()
  await Promise.all([page.ask(), page.ask(), page.write()])
  expect(calls).toEqual(['POST refresh include', 'POST graphql Bearer one', 'POST graphql Bearer one', 'POST graphql Bearer one'])
})

test('a token that the server refuses is renewed once, and the request goes on', async () => {
  localStorage.setItem(MARK, 'yes')
  const calls = serve([renewed('old'), renewed('new')], (token) => token === 'Bearer new')
  const page = await open()
  await expect(Promise.all([page.write(), page.write()])).resolves.toEqual([data.data, data.data])
  expect(calls.filter((call) => call.includes('refresh'))).toHaveLength(2)
  expect(calls.slice(-2)).toEqual(['POST graphql Bearer new', 'POST graphql Bearer new'])
})

test('a token is renewed before it ends', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const calls = serve([renewed('second', 30)], anyone)
  const page = await open()
  await page.enter({ accessToken: 'first', expiresAt: inMinutes(15) }, queries)
  await page.ask()
  vi.advanceTimersByTime(14.6 * 60_000)
  await page.ask()
  expect(calls).toEqual(['POST graphql Bearer first', 'POST refresh include', 'POST graphql Bearer second'])
})

test('a clock that runs ahead does not renew at every request', async () => {
  const calls = serve([], anyone)
  const page = await open()
  await page.enter({ accessToken: 'first', expiresAt: inMinutes(-120) }, queries)
  await page.ask()
  await page.ask()
  expect(calls).toEqual(['POST graphql Bearer first', 'POST graphql Bearer first'])
})

test('a session that has ended is remembered as ended, and reading goes on as a visitor', async () => {
  localStorage.setItem(MARK, 'yes')
  const calls = serve([{ status: 401 }], anyone)
  const page = await open()
  await page.ask()
  await page.ask()
  expect(localStorage.getItem(MARK)).toBe('ended')
  expect(calls).toEqual(['POST refresh include', 'POST graphql nobody', 'POST graphql nobody'])
})

test('a token that was taken back does not keep anybody from reading', async () => {
  localStorage.setItem(MARK, 'yes')
  const calls = serve([renewed('taken back'), { status: 401 }], (token) => token === null)
  const page = await open()
  await expect(page.ask()).resolves.toEqual(data.data)
  expect(calls).toEqual(['POST refresh include', 'POST graphql Bearer taken back', 'POST refresh include', 'POST graphql nobody'])
})

test('a write after the end of the session says so', async () => {
  localStorage.setItem(MARK, 'yes')
  serve([{ status: 401 }], () => false)
  const page = await open()
  await expect(page.write()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
})

test('a server that is away ends no session', async () => {
  localStorage.setItem(MARK, 'yes')
  serve([renewed('old'), new TypeError('Failed to fetch'), { status: 503 }], () => false)
  const page = await open()
  await expect(page.write()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await expect(page.write()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(localStorage.getItem(MARK)).toBe('yes')
})

test('tabs renew one after the other', async () => {
  localStorage.setItem(MARK, 'yes')
  const locks = { request: vi.fn<(name: string, work: () => Promise<boolean>) => Promise<boolean>>((_, work) => work()) }
  vi.stubGlobal('navigator', { languages: ['en'], locks })
  serve([renewed('one')], anyone)
  const page = await open()
  await page.ask()
  expect(locks.request.mock.calls.map(([name]) => name)).toEqual(['rialto.session'])
})

test('storage gets a mark, never a token', async () => {
  serve([], anyone)
  const page = await open()
  await page.enter({ accessToken: 'secret', expiresAt: inMinutes(15) }, queries)
  expect([localStorage.length, localStorage.getItem(MARK)]).toEqual([1, 'yes'])
  expect(queries.invalidateQueries).toHaveBeenCalledOnce()
})

test('signing out leaves nothing behind', async () => {
  const calls = serve([], anyone)
  const page = await open()
  await page.enter({ accessToken: 'first', expiresAt: inMinutes(15) }, queries)
  await page.leave(queries, async () => undefined)
  await page.write()
  expect(localStorage.getItem(MARK)).toBeNull()
  expect(queries.resetQueries).toHaveBeenCalledOnce()
  expect(calls).toEqual(['POST graphql nobody'])
})

test('signing out in another tab signs out here; a session that ends there only ends its token here', async () => {
  const calls = serve([], anyone)
  const page = await open()
  await page.enter({ accessToken: 'first', expiresAt: inMinutes(15) }, queries)
  const elsewhere = (value: string | null) => {
    if (value === null) localStorage.removeItem(MARK)
    else localStorage.setItem(MARK, value)
    window.dispatchEvent(new StorageEvent('storage', { key: MARK, newValue: value }))
  }
  elsewhere('ended')
  expect(queries.resetQueries).not.toHaveBeenCalled()
  await page.write()
  elsewhere(null)
  expect(queries.resetQueries).toHaveBeenCalledOnce()
  expect(calls).toEqual(['POST graphql nobody'])
})
