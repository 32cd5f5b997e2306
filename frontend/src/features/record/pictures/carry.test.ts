import { afterEach, expect, test, vi } from 'vitest'
import { wireWith } from '../../../test/wire'
import { carryTelling } from './carry'

afterEach(() => vi.unstubAllGlobals())

const init = { method: 'POST', headers: new Headers({ 'content-type': 'image/png' }), body: 'bytes' }

test('how much is gone is told, and the answer is one like any other', async () => {
  const shares: number[] = []
  const sent = wireWith({ status: 503, body: { errors: [] }, headers: { 'retry-after': '3' } })
  const answer = await carryTelling((share) => shares.push(share))('/images', init)
  expect(shares).toEqual([0.5])
  expect(sent).toEqual([{ url: '/images', headers: { 'content-type': 'image/png' }, body: 'bytes' }])
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('3')
  expect(await answer.json()).toEqual({ errors: [] })
})

test('a line that breaks rejects as fetch does, and so does somebody who changes their mind', async () => {
  wireWith('gone', 'held')
  await expect(carryTelling(() => undefined)('/images', init)).rejects.toBeInstanceOf(TypeError)
  const stop = new AbortController()
  const held = carryTelling(() => undefined)('/images', { ...init, signal: stop.signal })
  stop.abort(new Error('never mind'))
  await expect(held).rejects.toThrow('never mind')
  await expect(carryTelling(() => undefined)('/images', { ...init, signal: stop.signal })).rejects.toThrow('never mind')
})
