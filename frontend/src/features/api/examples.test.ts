import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { EXAMPLES, program } from './examples'

const [first] = EXAMPLES
if (!first) throw new Error('No example')

test('the curl example sends one JSON body', () => {
  const text = program('curl', first, 'http://127.0.0.1/graphql')
  const body = JSON.parse(/-d '(.*)'$/s.exec(text)?.[1] ?? '') as { query: string; variables: object }
  expect(body.variables).toEqual(first.variables)
  expect(body.query).not.toContain('\n')
})

test('an apostrophe in the variables does not end the argument of the shell', () => {
  const text = program('curl', { ...first, variables: { text: "it's" } }, 'http://127.0.0.1/graphql')
  const sent = execFileSync('sh', ['-c', text.replace(/^curl \S+/, "printf '%s\\n'")], { encoding: 'utf8' })
  expect(sent).toContain("it's")
})

test('each language names the address of the server', () => {
  for (const language of ['curl', 'TypeScript', 'Python'] as const) {
    expect(program(language, first, 'https://rialto.example/graphql')).toContain('https://rialto.example/graphql')
  }
})
