// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { show } from '../../test/render'
import { ProjectOutcome } from './outcome'

const text = (words: string) => ({ html: `<p>${words}</p>`, text: words, language: 'en', isTranslation: false })
const outcome = (more: object) =>
  ({
    kind: 'FAILED',
    causes: [],
    concludedOn: '2026-05-31',
    publication: 'NAMED',
    publishOn: null,
    isPublic: true,
    waitsFor: null,
    figures: [{ name: text('Evenings'), value: 12, unit: null, basis: 'MEASURED', evidence: null }],
    tried: text('Twelve evenings.'),
    wouldDiffer: null,
    ...more,
  }) as never

test('what everybody reads says nothing of waiting, and tells its figures', async () => {
  await show(<ProjectOutcome outcome={outcome({})} />)
  expect(screen.getByText('Twelve evenings.')).toBeTruthy()
  expect(screen.getByText('measured')).toBeTruthy()
  expect(screen.queryByText(/Not public|team alone/)).toBeNull()
})

test.each([
  [{ isPublic: false, waitsFor: 'TEAM' }, 'Not public yet: it waits for members of the team to agree. For now the team alone reads it here.'],
  [{ isPublic: false, waitsFor: 'DAY', publishOn: '2099-01-31' }, /^Not public yet: it is told from .*2099 on\. For now the team alone reads it here\.$/],
  [{ isPublic: false, waitsFor: 'DAY', publication: 'ANONYMOUS' }, /one of the next days.* Then everybody reads it among the lessons, without the name/],
  [{ isPublic: true, publication: 'ANONYMOUS' }, /^Everybody reads it among the lessons, without the name of the project\./],
])('the team is told what it waits for and where it is read: %j', async (more, said) => {
  await show(<ProjectOutcome outcome={outcome(more)} />)
  expect(screen.getByText(said)).toBeTruthy()
})
