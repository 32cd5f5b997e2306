import { readdirSync, readFileSync } from 'node:fs'

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>

/** The messages of a language and the names of what the vocabularies hold, as its files have them. */
export function words(language: string): (id: string, values?: Record<string, string>) => string {
  const folder = `locales/${language}`
  const texts = [...readdirSync(folder).map((part) => read(`${folder}/${part}`)), read(`../crates/domain/labels/${language}.json`)]
  const all = Object.assign({}, ...texts) as Record<string, string>
  return (id, values = {}) => {
    const text = all[id]
    if (text === undefined) throw new Error(`${language} has no message ${id}`)
    return Object.entries(values).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, value), text)
  }
}

/** What a message with plural forms says of one, whatever stands around it in the sentence. */
export const ofOne = (text: string): string => (/one \{([^}]*)\}/.exec(text)?.[1] ?? text).replace('#', '1')
