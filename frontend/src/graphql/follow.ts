import { codeOf, RequestError } from './errors'
import { serverSentEvents, webSocket, type Answered, type Asked, type Stream, type Way } from './ways'

/** `on`: news come as they happen. `again`: the line is lost, another try is on its way. */
export type Line = 'opening' | 'on' | 'again'

export interface Following {
  query: string
  /** Asked before each try: what was seen meanwhile is not asked for again. */
  variables: () => Record<string, unknown>
  language: string
  onNext: (data: unknown) => void
  onLine: (line: Line) => void
  /** The server says that there is nothing to follow (any more), and that trying again changes nothing. */
  onEnd: (error: RequestError) => void
  ways?: readonly Way[]
  /** Waits between two tries. */
  pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** Milliseconds: the first try comes soon, the later ones ever slower, and no two readers in step when a server comes back. */
export function waitBefore(tries: number, chance = Math.random()): number {
  return Math.min(20_000, 500 * 2 ** Math.min(tries, 6)) * (0.5 + chance / 2)
}

/** A wait that ends early when the browser says that the network is back. */
function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    window.addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}

const FOR_GOOD = new Set(['NOT_FOUND', 'FORBIDDEN', 'BAD_USER_INPUT'])
/** Close code of the server for a token that does not hold (any more). */
const TOKEN_REFUSED = 4403

const isRefusal = (error: unknown) => typeof error === 'object' && error !== null && 'code' in error && error.code === TOKEN_REFUSED

function failureOf({ errors }: Answered): RequestError | undefined {
  const [first] = errors ?? []
  if (!first) return undefined
  const code = first.extensions?.['code']
  return new RequestError(codeOf(typeof code === 'string' ? code : undefined, 200), first.message)
}

/** What graphql-ws throws for an operation that the server refuses is the list of its errors. */
const asAnswer = (error: unknown): Answered => (Array.isArray(error) ? { errors: error as Answered['errors'] } : {})

/**
 * Follows a subscription until it is told to stop: over a WebSocket, or over plain HTTP where none gets through; after each loss it comes
 * back by itself. Returns how to stop.
 */
export function follow({ query, variables, language, onNext, onLine, onEnd, ways = [webSocket, serverSentEvents], pause = rest }: Following): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let stream: Stream | undefined
  let refused: string | undefined

  /** How far a try came. Rejects when there is nothing to come back for. */
  async function once(way: Way): Promise<{ isOpen: boolean; hasCome: boolean }> {
    let hasCome = false
    let isOpen = false
    let failure: RequestError | undefined
    const asked: Asked = { query, variables: variables(), language, refused, onOpen: () => {
      isOpen = true
      // Whoever comes back may have missed nothing, and hear nothing for long.
      if (!signal.aborted) onLine('on')
    } }
    try {
      stream = await way(asked)
      refused = undefined
      for await (const answer of stream.answers) {
        if (signal.aborted) break
        failure = failureOf(answer)
        if (failure) break
        hasCome = true
        onLine('on')
        onNext(answer.data)
      }
    } catch (error) {
      failure = failureOf(asAnswer(error))
      if (isRefusal(error)) refused = stream?.token
      console.debug('The line was lost', error)
    } finally {
      stream?.close()
    }
    if (failure?.code === 'UNAUTHENTICATED') refused = stream?.token
    if (failure && FOR_GOOD.has(failure.code)) throw failure
    return { isOpen: isOpen || hasCome, hasCome }
  }

  async function go() {
    let at = 0
    for (let tries = 0; !signal.aborted; tries += 1) {
      const way = ways[at % ways.length]
      if (!way) return
      const { isOpen, hasCome } = await once(way)
      if (hasCome) tries = 0
      if (!isOpen) at += 1
      if (signal.aborted) return
      onLine('again')
      await pause(waitBefore(tries), signal)
    }
  }

  onLine('opening')
  go().catch((error: unknown) => {
    if (!signal.aborted) onEnd(error instanceof RequestError ? error : new RequestError('INTERNAL', String(error)))
  })
  return () => {
    stop.abort()
    stream?.close()
  }
}
