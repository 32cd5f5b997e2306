import { expect, test } from 'vitest'
import { parseAddress, writeAddress } from '../../routes/address'
import { comparisonVariables } from './comparison-query'
import { besideOf, readRegionSearch, writeBeside } from './search'

const read = (query: string) => readRegionSearch(parseAddress(query))

test('the address of a comparison is read and written the same', () => {
  const search = read('?with=es,peers,PT1&by=stages&per=people')
  expect(search).toEqual({ with: 'ES,peers,PT1', by: 'STAGES', per: 'PEOPLE' })
  expect(writeAddress({ ...search })).toBe('?with=ES,peers,PT1&by=stages&per=people')
  expect(writeAddress({ ...read('?with=PT1') })).toBe('?with=PT1')
})

test('what cannot be a region, and a fifth place, are left out', () => {
  expect(read('?with=<b>,ES61,es61,1234,toolong1,FR,PT,IT,EL&by=nonsense&per=cats')).toEqual({ with: 'ES61,FR,PT,IT' })
  expect(read('?with=,,')).toEqual({})
})

test('a region stands beside its country and its peers unless the address says otherwise', () => {
  expect(besideOf('ES61', {})).toEqual(['ES', 'PEERS'])
  expect(besideOf('ES61', read('?with=PT1,ES61'))).toEqual(['PT1'])
  expect(besideOf('ES61', { with: writeBeside([]) })).toEqual([])
  expect(besideOf('ES', {}), 'A country has no country above').toEqual([])
})

test('only what is compared is asked for', () => {
  const variables = comparisonVariables('ES61', { with: 'peers,PT1,FR', by: 'SDGS' })
  expect(variables).toMatchObject({ code: 'ES61', peers: true, countries: false, a: 'PT1', b: 'FR', hasA: true, hasB: true, hasC: false, hasD: false })
  expect(variables).toMatchObject({ sdgs: true, counts: false, stages: false, areas: false, focus: false, helices: false })
  expect(comparisonVariables('ES', { with: 'peers' })).toMatchObject({ peers: false, countries: true })
})
