import { expect, test } from 'vitest'
import type { RegionsQuery as Answer } from '../../graphql/generated/graphql'
import { countryRows, sortedRows } from './countries-rows'
import { readRegionsSearch } from './countries-search'

const place = (code: string, population: number | null) => ({ code, level: 0, name: code, nameLatin: code, population, point: null, shape: null })
const answer = {
  regions: { nodes: [place('ES', 47_000_000), place('SI', 2_000_000), place('AL', null)] },
  statistics: {
    asOf: '2026-11-22T00:00:00Z',
    projectsByRegionAndStage: [
      { region: { code: 'ES' }, stage: 'TESTED', count: 5 },
      { region: { code: 'ES' }, stage: 'MARKET', count: 2 },
      { region: { code: 'SI' }, stage: 'TESTED', count: 7 },
    ],
  },
} as unknown as Answer

const codes = (sort: 'PROJECTS' | 'RATE' | 'NAME') => sortedRows(countryRows(answer), sort, (code) => ({ ES: 'Spain', SI: 'Slovenia', AL: 'Albania' })[code] ?? code, 'en').map(({ code }) => code)

test('each country has its projects by stage and for its inhabitants', () => {
  expect(countryRows(answer).map(({ code, projects, rate, stages }) => ({ code, projects, rate, stages }))).toEqual([
    { code: 'ES', projects: 7, rate: 0.015, stages: { TESTED: 5, MARKET: 2 } },
    { code: 'SI', projects: 7, rate: 0.35, stages: { TESTED: 7 } },
    { code: 'AL', projects: 0, rate: null, stages: {} },
  ])
})

test('countries with as many projects come by name, and an unknown rate comes last', () => {
  expect(codes('PROJECTS')).toEqual(['SI', 'ES', 'AL'])
  expect(codes('RATE')).toEqual(['SI', 'ES', 'AL'])
  expect(codes('NAME')).toEqual(['AL', 'SI', 'ES'])
})

test('an order that nobody knows is the usual one', () => {
  expect(readRegionsSearch({ sort: 'rate' })).toEqual({ sort: 'RATE' })
  expect(readRegionsSearch({ sort: 'size' })).toEqual({})
  expect(readRegionsSearch({ sort: 'projects' })).toEqual({})
})
