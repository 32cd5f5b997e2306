import { apiAddress } from './config'
import { codeOf, RequestError } from './errors'
import { MARK, readMark } from './signed-in'

/** What the server hands to whoever signs in, or renews a session. */
export interface SignedIn {
  accessToken: string
  /** When the token stops working, by the server's clock. */
  expiresAt: string
}

/** The part of a query client that is needed here. */
interface Answers {
  invalidateQueries: () => Promise<void>
  resetQueries: () => Promise<void>
}

/** A token is renewed this long before it ends, and never sooner than `LEAST` after it came: clocks may differ. Milliseconds. */
const EARLY = 30_000
const LEAST = 60_000

/** In memory alone: what runs on another page, or reads the disk, cannot take it. */
let access: { token: string; renewAt: number } | undefined
let renewal: Promise<boolean> | undefined
let answers: Answers | undefined

function keep({ accessToken, expiresAt }: SignedIn) {
  access = { token: accessToken, renewAt: Math.max(Date.parse(expiresAt) - EARLY, Date.now() + LEAST) }
}

/** Sets the mark and tells this tab, as the browser tells the others. */
function mark(value: 'yes' | 'ended' | null) {
  try {
    if (value === null) localStorage.removeItem(MARK)
    else localStorage.setItem(MARK, value)
  } catch (error) {
    console.debug('The session lasts for this page only', error)
  }
  window.dispatchEvent(new Event('storage'))
}

/** How the names of unfinished forms begin, in what this browser keeps. */
export const FORMS = 'rialto.form:'

/** What somebody has typed is nobody else's. */
function forgetForms() {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(FORMS)) localStorage.removeItem(name)
  } catch (error) {
    console.debug('Nothing was kept here', error)
  }
}

function end() {
  access = undefined
  if (readMark() === 'yes') mark('ended')
}

/** Asks for a new access token. False when the session has ended; rejects when nobody can tell. */
async function ask(): Promise<boolean> {
  let response: Response
  try {
    // It is heard out when the page goes: the answer brings the next cookie, and the one before is good for no more than moments.
    response = await fetch(new URL('session/refresh', await apiAddress()).href, { method: 'POST', credentials: 'include', keepalive: true, headers: { accept: 'application/json' } })
  } catch (error) {
    throw new RequestError('UNAVAILABLE', error instanceof Error ? error.message : 'No answer')
  }
  if (response.status === 401) {
    end()
    return false
  }
  if (!response.ok) {
    const id = response.headers.get('x-request-id') ?? undefined
    throw new RequestError(codeOf(undefined, response.status), `The session could not be renewed (${response.status})`, id)
  }
  keep((await response.json()) as SignedIn)
  return true
}

/** One renewal at a time, in this tab and across tabs: an old cookie that is used twice ends the session. */
function renew(): Promise<boolean> {
  // Browsers offer locks on safe origins only; elsewhere a cookie of ours is not kept by another tab either way.
  const locked = () => (typeof navigator === 'undefined' || !('locks' in navigator) ? ask() : navigator.locks.request('rialto.session', ask))
  renewal ??= locked().finally(() => {
    renewal = undefined
  })
  return renewal
}

/** The token to send now, renewed when it is about to end. A renewal that fails for now leaves the reader a visitor for this request. */
async function current(): Promise<string | undefined> {
  if (readMark() !== 'yes') {
    access = undefined
  } else if (!access || Date.now() >= access.renewAt) {
    await renew().catch((error: unknown) => console.debug('The session is not renewed yet', error))
  }
  return access?.token
}

/** The token for a line that stays open. One that was `refused` there is renewed, whatever this clock says of it. */
export async function tokenFor(refused?: string): Promise<string | undefined> {
  if (refused !== undefined && access?.token === refused && readMark() === 'yes') {
    await renew().catch((error: unknown) => console.debug('The session is not renewed yet', error))
    // Refused, and no other to be had: a visitor can follow as well.
    if (access?.token === refused) return undefined
  }
  return current()
}

async function isUnauthenticated(response: Response): Promise<boolean> {
  if (response.status === 401) return true
  const text = await response.clone().text()
  if (!text.includes('UNAUTHENTICATED')) return false
  try {
    const { errors } = JSON.parse(text) as { errors?: { extensions?: { code?: string } }[] }
    return errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED') ?? false
  } catch {
    // No JSON: not an answer of the API, which the caller says in its own words.
    return false
  }
}

/** How a request goes over the wire: `fetch`, or something that tells how far a file is. */
export type Carry = (address: string, init: RequestInit & { headers: Headers }) => Promise<Response>

function sendWith(carry: Carry, token: string | undefined, address: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers)
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  return carry(address, { ...init, headers, credentials: 'include' })
}

/** `fetch` for whoever may be signed in: it brings the token along, renews it when the server wants a new one, and goes on. */
export async function send(address: string, init: RequestInit, carry: Carry = (to, all) => fetch(to, all)): Promise<Response> {
  const token = await current()
  const response = await sendWith(carry, token, address, init)
  if (readMark() !== 'yes' || !(await isUnauthenticated(response))) return response
  const isRenewed = (access !== undefined && access.token !== token) || (await renew())
  // A token that is refused spoils a public page too: without one, the page is still there to read.
  return isRenewed || token !== undefined ? sendWith(carry, access?.token, address, init) : response
}

/** Somebody has signed in: every answer may now be another one. Resolves when what is on screen has been read anew. */
export function enter(signedIn: SignedIn, queries: Answers): Promise<void> {
  follow(queries)
  keep(signedIn)
  mark('yes')
  return queries.invalidateQueries()
}

/** Somebody comes back from a provider of identities, which leaves a session in the cookie. False when it is not there; rejects when nobody can tell. */
export async function arrive(queries: Answers): Promise<boolean> {
  follow(queries)
  if (!(await renew())) return false
  mark('yes')
  await queries.invalidateQueries()
  return true
}

/** Somebody has signed out: they are led elsewhere, and nothing they alone could read is kept. */
export async function leave(queries: Answers, go: () => Promise<unknown>): Promise<void> {
  access = undefined
  forgetForms()
  mark(null)
  await go()
  await queries.resetQueries()
}

/** Names the answers to forget when somebody signs out in another tab. */
export function follow(queries: Answers): void {
  answers = queries
}

// Only other tabs send an event with a key.
window.addEventListener('storage', ({ key }) => {
  if (key !== MARK) return
  access = undefined
  if (readMark() === null) void answers?.resetQueries()
})
