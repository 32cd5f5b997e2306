import { createClient as overSse } from 'graphql-sse'
import { createClient as overSocket } from 'graphql-ws'
import { apiAddress } from './config'
import { readMark } from './signed-in'

/** One subscription as it goes over the wire. */
export interface Asked {
  query: string
  variables: Record<string, unknown>
  /** BCP 47 tag of the interface. */
  language: string
  /** The access token that was refused the last time: a new one is asked for. */
  refused?: string | undefined
  /** The server took it: news come from now on, though perhaps none for a long time. */
  onOpen?: (() => void) | undefined
}

export interface Answered {
  data?: unknown
  errors?: readonly { message: string; extensions?: Record<string, unknown> | undefined }[] | null | undefined
}

export interface Stream {
  answers: AsyncIterableIterator<Answered>
  /** The token it was opened with; nothing for a visitor. */
  token: string | undefined
  close: () => void
}

export type Way = (asked: Asked) => Promise<Stream>

/** The house's own session, loaded for those who have one. */
async function tokenFor(refused: string | undefined): Promise<string | undefined> {
  return readMark() === 'yes' ? (await import('./session')).tokenFor(refused) : undefined
}

/** graphql-transport-ws. One connection for one subscription: the loop around it (follow.ts) knows when to come back, and from where. */
export const webSocket: Way = async ({ query, variables, language, refused, onOpen }) => {
  const token = await tokenFor(refused)
  const client = overSocket({
    url: (await apiAddress()).replace(/^http/, 'ws'),
    retryAttempts: 0,
    connectionParams: { language, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    // A line that is dead without a word is noticed by the missing answer to a ping.
    keepAlive: 20_000,
    onNonLazyError: () => undefined,
    ...(onOpen && { on: { connected: onOpen } }),
  })
  const answers = client.iterate({ query, variables }) as AsyncIterableIterator<Answered>
  return { answers, token, close: () => void client.dispose() }
}

/** graphql-sse, distinct connections: plain HTTP, for networks that let no WebSocket through. */
export const serverSentEvents: Way = async ({ query, variables, language, refused, onOpen }) => {
  const token = await tokenFor(refused)
  const client = overSse({
    url: await apiAddress(),
    retryAttempts: 0,
    credentials: 'include',
    fetchFn: async (address: string, init: RequestInit) => {
      const response = await fetch(address, init)
      if (response.ok) onOpen?.()
      return response
    },
    headers: { 'accept-language': language, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
  })
  const answers = client.iterate({ query, variables }) as AsyncIterableIterator<Answered>
  return { answers, token, close: () => client.dispose() }
}
