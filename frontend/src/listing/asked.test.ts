import { expect, test } from 'vitest'
import { askedBy } from './asked'

test('a search is its words and filters, without order, page, look and language', () => {
  const address = '?text=choir+hall&stage=tested&stage=market&region=SI&sort=newest&after=abc&view=map&at=1%2C2%2C3&lang=sl'
  expect(askedBy(address, ['stage', 'region'])).toBe('text=choir+hall&stage=tested&stage=market&region=SI')
})

test('nothing is asked where no filter is in force', () => {
  expect(askedBy('?sort=newest&lang=sl&text=', ['stage'])).toBe('')
})
