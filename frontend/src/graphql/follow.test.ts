// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import type { RequestError } from './errors'
import { follow, waitBefore, type Line } from './follow'
import type { Answered, Asked, Way } from './ways'

/** A way whose tries go as the script says: answers, then the end of the line or what breaks it. */
function wayOf(script: (Answered | Error | { code: number } | readonly unknown[])[][], token?: string) {
  const asked: Asked[] = []
  const way: Way = async (one) => {
    asked.push(one)
    const steps = script[asked.length - 1]
    if (!steps) return { token, close: () => undefined, answers: forever() }
    return { token, close: () => undefined, answers: played(steps) }
  }
  return { way, asked }
}

async function* played(steps: (Answered | Error | { code: number } | readonly unknown[])[]): AsyncIterableIterator<Answered> {
  for (const step of steps) {
    await Promise.resolve()
    if (step instanceof Error || Array.isArray(step) || 'code' in step) throw step
    yield step as Answered
  }
}

async function* forever(): AsyncIterableIterator<Answered> {
  await new Promise(() => undefined)
  yield {}
}

function begin(ways: readonly Way[]) {
  const lines: Line[] = []
  const seen: number[] = []
  const onEnd = vi.fn<(error: RequestError) => void>()
  const stop = follow({
    query: 'subscription',
    language: 'pt',
    ways,
    variables: () => ({ after: seen.at(-1) ?? null }),
    onNext: (data) => seen.push((data as { seq: number }).seq),
    onLine: (line) => lines.push(line),
    onEnd,
    pause: () => Promise.resolve(),
  })
  return { lines, seen, onEnd, stop }
}

test('a lost line comes back from the last event that was seen', async () => {
  const { way, asked } = wayOf([[{ data: { seq: 4 } }, { data: { seq: 5 } }, new Error('gone')], [{ data: { seq: 6 } }]])
  const { seen, lines, stop } = begin([way])
  await vi.waitFor(() => expect(asked).toHaveLength(3))
  stop()
  expect(asked.map(({ variables }) => variables['after'])).toEqual([null, 5, 6])
  expect(seen).toEqual([4, 5, 6])
  expect(lines).toEqual(['opening', 'on', 'on', 'again', 'on', 'again'])
})

test('where no WebSocket gets through, plain HTTP is tried, and kept once it works', async () => {
  const socket = wayOf([[new Error('blocked')], [new Error('blocked')]])
  const events = wayOf([[{ data: { seq: 1 } }], [{ data: { seq: 2 } }]])
  const { stop } = begin([socket.way, events.way])
  await vi.waitFor(() => expect(events.asked).toHaveLength(3))
  stop()
  expect(socket.asked).toHaveLength(1)
})

test('a line that comes back and has missed nothing is on, though nothing is said on it', async () => {
  const lines: Line[] = []
  let tries = 0
  const way: Way = async ({ onOpen }) => {
    tries += 1
    onOpen?.()
    return { token: undefined, close: () => undefined, answers: tries === 1 ? played([{ data: { seq: 1 } }, new Error('gone')]) : forever() }
  }
  const stop = follow({ query: '', language: 'en', ways: [way], variables: () => ({}), onNext: () => undefined, onEnd: () => undefined, onLine: (line) => lines.push(line), pause: () => Promise.resolve() })
  await vi.waitFor(() => expect(lines.slice(-2)).toEqual(['again', 'on']))
  stop()
})

test('a table that is not there (any more) is not asked for again', async () => {
  const { way, asked } = wayOf([[{ data: { seq: 1 } }, { errors: [{ message: 'No session', extensions: { code: 'NOT_FOUND' } }] }]])
  const { onEnd } = begin([way])
  await vi.waitFor(() => expect(onEnd).toHaveBeenCalledOnce())
  expect(onEnd.mock.calls[0]?.[0]).toMatchObject({ code: 'NOT_FOUND' })
  expect(asked).toHaveLength(1)
})

test('an operation that the server refuses as a list of errors ends the same way', async () => {
  const { way } = wayOf([[[{ message: 'No session', extensions: { code: 'NOT_FOUND' } }]]])
  const { onEnd } = begin([way])
  await vi.waitFor(() => expect(onEnd).toHaveBeenCalledOnce())
})

test('a token that is refused is told to the session, which has another one', async () => {
  const { way, asked } = wayOf([[{ code: 4403 }], [{ errors: [{ message: 'Expired', extensions: { code: 'UNAUTHENTICATED' } }] }]], 'old')
  const { stop, onEnd } = begin([way])
  await vi.waitFor(() => expect(asked).toHaveLength(3))
  stop()
  expect(asked.map(({ refused }) => refused)).toEqual([undefined, 'old', 'old'])
  expect(onEnd).not.toHaveBeenCalled()
})

test('whoever leaves is not followed any more', async () => {
  const { way, asked } = wayOf([[new Error('gone')]])
  const { stop } = begin([way])
  stop()
  await Promise.resolve()
  expect(asked.length).toBeLessThanOrEqual(1)
})

test('tries come ever slower, up to twenty seconds, and never in step', () => {
  expect(waitBefore(0, 0)).toBe(250)
  expect(waitBefore(3, 1)).toBe(4000)
  expect(waitBefore(60, 1)).toBe(20_000)
})
