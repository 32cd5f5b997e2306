import { readFileSync } from 'node:fs'
import { parse } from '@formatjs/icu-messageformat-parser'
import type { Plugin } from 'vite'

/** A message with arguments becomes its syntax tree; a plain one stays a string, which is smaller. */
function compileMessages(messages: Record<string, string>): Record<string, unknown> {
  const compile = (text: string) => (/[{}<>'#]/.test(text) ? parse(text) : text)
  return Object.fromEntries(Object.entries(messages).map(([id, text]) => [id, compile(text)]))
}

/** react-intl without its parser takes syntax trees only: plain texts become the smallest one when the file is loaded. */
const WRAP = 'for (const id in all) if (typeof all[id] === "string") all[id] = [{ type: 0, value: all[id] }]'

/** Parses messages when the app is built, so that no parser is shipped to the reader. */
export function messages(): Plugin {
  return {
    name: 'rialto:messages',
    enforce: 'pre',
    load(id) {
      if (!/\/locales\/\w+\.json$/.test(id)) return null
      const compiled = compileMessages(JSON.parse(readFileSync(id, 'utf8')))
      return { code: `const all = ${JSON.stringify(compiled)}\n${WRAP}\nexport default all`, moduleType: 'js' }
    },
  }
}
