import { expect, test } from 'vitest'
import { PROJECTS } from '../features/project/search'
import { parseAddress, writeAddress } from './address'

test('an address is one that people can read', () => {
  expect(writeAddress({ stage: ['TEST_TRADING', 'MARKET'], sdg: [3], region: ['ES61'], at: '47.5,12,4' })).toBe(
    '?stage=test_trading&stage=market&sdg=3&region=ES61&at=47.5,12,4',
  )
})

test('what is written is read back the same', () => {
  const search = { text: 'QUÉ & how?', stage: ['TESTED' as const], sdg: [3 as const, 11 as const], tag: ['a,b', 'C'], view: 'map' as const, after: 'AbC=' }
  expect(PROJECTS.read(parseAddress(writeAddress(search)))).toEqual(search)
})

test('nothing asked leaves no question mark', () => {
  expect(writeAddress({ text: undefined, stage: [] })).toBe('')
})
