import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildSchema, parse, validate } from 'graphql'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { transformWithOxc } from 'vite'
import { CHANGES } from './changes'
import { EXAMPLES, LANGUAGES, program } from './examples'
import { RECIPES } from './recipes'

interface Call {
  query: string
  variables?: Record<string, unknown>
}

const run = promisify(execFile)
const schema = buildSchema(readFileSync('../schema.graphql', 'utf8'))
const [first] = EXAMPLES
if (!first) throw new Error('No example')

/** Stands in for the server: answers what it is told to, and keeps what was asked. */
let calls: Call[] = []
let answer: (call: Call) => unknown = () => ({ data: { isAnswered: true } })
let server: Server
let api = ''
const folder = mkdtempSync(join(tmpdir(), 'rialto-examples-'))

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      const parameters = new URL(request.url ?? '', 'http://localhost').searchParams
      const call = body ? (JSON.parse(body) as Call) : (Object.fromEntries(parameters) as unknown as Call)
      calls.push(call)
      const isKnown = request.headers['if-none-match'] === 'W/"v1"'
      response.writeHead(isKnown ? 304 : 200, { 'content-type': 'application/json', etag: 'W/"v1"' })
      response.end(isKnown ? undefined : JSON.stringify(answer(call)))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  calls = []
  answer = () => ({ data: { isAnswered: true } })
})

/** Runs a program as it stands on the page. */
async function runs(language: string, code: string): Promise<string> {
  if (language === 'Python') return (await run('python3', ['-c', code])).stdout
  if (language === 'TypeScript') {
    const plain = await transformWithOxc(code, 'example.ts')
    return (await run(process.execPath, ['--input-type=module', '-e', plain.code])).stdout
  }
  return (await run('sh', ['-c', code], { cwd: folder })).stdout
}

const cases = EXAMPLES.flatMap((example) => LANGUAGES.map((language) => ({ example, language, key: example.key })))

test.each(cases)('the example $key in $language runs and asks what it says', async ({ example, language }) => {
  const printed = await runs(language, program(language, example, api))
  expect(printed).toContain('isAnswered')
  expect(calls).toHaveLength(1)
  const [{ query, variables } = { query: '' }] = calls
  expect(variables).toEqual(example.variables)
  expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([])
})

test.each(LANGUAGES)('%s carries quotes and apostrophes of variables unharmed', async (language) => {
  const variables = { text: `it's "new" \\ déjà vu` }
  await runs(language, program(language, { ...first, variables }, api))
  expect(calls[0]?.variables).toEqual(variables)
})

test('the recipe for GET asks again with the ETag and is told that nothing has changed', async () => {
  const recipe = RECIPES.find(({ key }) => key === 'get')
  const printed = await runs('sh', recipe?.code(api) ?? '')
  expect(printed.trim().endsWith('304')).toBe(true)
  expect(calls.map(({ query }) => validate(schema, parse(query)).length)).toEqual([0, 0])
})

test('the recipe for persisted queries sends the hash of its text, then the hash alone', async () => {
  const recipe = RECIPES.find(({ key }) => key === 'persisted')
  await runs('sh', recipe?.code(api) ?? '')
  const [once, again] = calls as unknown as { query?: string; extensions: unknown }[]
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(once?.query))
  const sha256Hash = Buffer.from(digest).toString('hex')
  expect(once?.extensions).toEqual({ persistedQuery: { version: 1, sha256Hash } })
  expect(again?.query).toBeUndefined()
  expect(JSON.parse(String(again?.extensions))).toEqual({ persistedQuery: { version: 1, sha256Hash } })
  expect(validate(schema, parse(once?.query ?? ''))).toEqual([])
})

test('the recipe for CSV reads page by page and writes a line for each project', async () => {
  const page = (slug: string, endCursor: string | null) => ({
    data: {
      projects: {
        pageInfo: { hasNextPage: endCursor !== null, endCursor },
        nodes: [{ slug, stage: 'TESTED', title: { text: 'Bread, "again"', language: 'en' }, region: null }],
      },
    },
  })
  answer = ({ variables }) => (variables?.['after'] ? page('two', null) : page('one', 'c1'))
  const recipe = RECIPES.find(({ key }) => key === 'csv')
  const printed = await runs('Python', recipe?.code(api) ?? '')
  expect(printed.split(/\r?\n/).filter(Boolean)).toEqual([
    'slug,title,language,stage,region',
    'one,"Bread, ""again""",en,TESTED,',
    'two,"Bread, ""again""",en,TESTED,',
  ])
  expect(calls.map(({ variables }) => variables?.['after'])).toEqual([null, 'c1'])
  expect(validate(schema, parse(calls[0]?.query ?? ''))).toEqual([])
})

test('the change log names what the schema has', () => {
  const isThere = (name: string) => {
    const [type = '', member = ''] = name.split('.')
    const found = schema.getType(type)
    if (found && 'getValue' in found) return found.getValue(member) !== undefined
    return found !== undefined && 'getFields' in found && member in found.getFields()
  }
  expect(CHANGES.flatMap(({ added }) => added).filter((name) => !isThere(name))).toEqual([])
  const days = CHANGES.map(({ date }) => date)
  expect(days).toEqual(days.toSorted().toReversed())
})
