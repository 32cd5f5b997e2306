import { expect, test } from 'vitest'
import { groupOf, groupsOf, tiesOf, type LinkKind } from './ties'

type Status = 'PROPOSED' | 'CONFIRMED' | 'DECLINED'
const other = (slug: string) => ({ slug, stage: 'TESTED' as const, title: { text: slug, language: 'en', isTranslation: false } })
const out = (kind: LinkKind, slug: string, status: Status = 'CONFIRMED') => ({ id: `out ${kind} ${slug}`, kind, status, note: null, target: other(slug) })
const from = (kind: LinkKind, slug: string, status: Status = 'CONFIRMED') => ({ id: `in ${kind} ${slug}`, kind, status, note: null, project: other(slug) })
const ties = (links: ReturnType<typeof out>[], linkedFrom: ReturnType<typeof from>[]) =>
  tiesOf({ links: { nodes: links }, linkedFrom: { nodes: linkedFrom } })

test('what a project learned from comes before what grew from it', () => {
  const found = ties([out('AVOIDS_MISTAKE_OF', 'a'), out('BUILDS_ON', 'b')], [from('BUILDS_ON', 'c')])
  expect(found.map((tie) => [groupOf(tie), tie.other.slug])).toEqual([
    ['to BUILDS_ON', 'b'],
    ['to AVOIDS_MISTAKE_OF', 'a'],
    ['from BUILDS_ON', 'c'],
  ])
})

test('allies who both say so stand there once', () => {
  expect(ties([out('ALLY_OF', 'a')], [from('ALLY_OF', 'a'), from('ALLY_OF', 'b')]).map(({ other: { slug } }) => slug)).toEqual(['a', 'b'])
})

test('two that build on each other are two ties', () => {
  expect(ties([out('BUILDS_ON', 'a')], [from('BUILDS_ON', 'a')])).toHaveLength(2)
})

test('a drawing has at most six groups: what others say becomes one', () => {
  const kinds: LinkKind[] = ['BUILDS_ON', 'REPLICATES', 'AVOIDS_MISTAKE_OF', 'ALLY_OF', 'MERGED_INTO']
  const all = ties(kinds.map((kind) => out(kind, `to ${kind}`)), kinds.map((kind) => from(kind, `from ${kind}`)))
  expect(groupsOf(all).groups).toEqual(['to BUILDS_ON', 'to REPLICATES', 'to AVOIDS_MISTAKE_OF', 'to ALLY_OF', 'to MERGED_INTO', 'from'])
  expect(groupsOf(all.slice(0, 3)).groups).toHaveLength(3)
})

test('what one side alone proposes is no tie yet', () => {
  expect(ties([out('BUILDS_ON', 'a', 'PROPOSED'), out('BUILDS_ON', 'b', 'DECLINED')], [from('REPLICATES', 'c', 'PROPOSED'), from('REPLICATES', 'd')]).map((tie) => tie.other.slug)).toEqual(['d'])
})
