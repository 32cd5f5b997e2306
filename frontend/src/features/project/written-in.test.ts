import { expect, test } from 'vitest'
import { writtenIn } from './written-in'

const original = (language: string) => ({ language, isTranslation: false })
const translation = (language: string) => ({ language, isTranslation: true })

test('each language stands there once, the original first', () => {
  expect(writtenIn([translation('en'), original('it'), translation('en'), translation('es'), original('it')])).toEqual([
    { language: 'it', isOriginal: true },
    { language: 'en', isOriginal: false },
    { language: 'es', isOriginal: false },
  ])
})
