import { expect, test } from 'vitest'
import { countByStage } from './stages'

test('countries are summed by stage, in the order of the stages, without exits nobody took', () => {
  const region = { code: 'ES' }
  const counts = countByStage([
    { stage: 'MARKET', count: 1, region },
    { stage: 'TESTED', count: 2, region },
    { stage: 'TESTED', count: 3, region: { code: 'PT' } },
    { stage: 'STOPPED', count: 4, region },
  ])
  expect(counts.map(({ stage, count }) => `${stage} ${count}`)).toEqual([
    'NEED_IDENTIFIED 0',
    'UNDERSTOOD 0',
    'TESTED 5',
    'INCUBATING 0',
    'TEST_TRADING 0',
    'MARKET 1',
    'STOPPED 4',
  ])
})
