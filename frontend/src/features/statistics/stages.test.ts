import { expect, test } from 'vitest'
import { countByStage } from './stages'

test('stages come in their order, empty ones too, without exits that nobody took', () => {
  const counts = countByStage([
    {
      name: 'STAGE',
      values: [
        { value: 'MARKET', count: 1 },
        { value: 'TESTED', count: 5 },
        { value: 'STOPPED', count: 4 },
      ],
    },
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
