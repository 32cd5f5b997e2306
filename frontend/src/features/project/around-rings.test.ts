import { expect, test } from 'vitest'
import { placeAround, type AroundLink, type AroundProject } from './around-rings'

const project = (id: string) => ({ id, slug: id, stage: 'TESTED', title: { text: id, language: 'en', isTranslation: false } }) as AroundProject
const link = (from: string, to: string) => ({ id: `${from} ${to}`, kind: 'BUILDS_ON', project: { id: from }, target: { id: to } }) as AroundLink
const steps = (projects: string[], links: AroundLink[]) => placeAround('m', { projects: projects.map(project), links }).map((one) => [one.project.id, one.step, one.parent])

test('a project stands as far out as the shortest way to it, whichever side said it', () => {
  expect(steps(['m', 'a', 'b', 'c'], [link('m', 'a'), link('b', 'a'), link('c', 'b'), link('c', 'm')])).toEqual([
    ['a', 1, 'm'],
    ['c', 1, 'm'],
    ['b', 2, 'a'],
  ])
})

test('what no link reaches is not drawn, and a link to what was left out leads nowhere', () => {
  expect(steps(['m', 'a', 'z'], [link('m', 'a'), link('a', 'gone')])).toEqual([['a', 1, 'm']])
})

test('every tie of a project is told with it', () => {
  const placed = placeAround('m', { projects: ['m', 'a', 'b'].map(project), links: [link('m', 'a'), link('b', 'a'), link('b', 'm')] })
  expect(placed.find((one) => one.project.id === 'a')?.ties.map(({ id }) => id)).toEqual(['m a', 'b a'])
})
