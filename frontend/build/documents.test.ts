import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { hashesByName, replaceDocuments } from './documents.ts'
import { EXAMPLES } from '../src/features/api/examples'

const manifest = JSON.parse(readFileSync('src/graphql/generated/persisted-documents.json', 'utf8')) as Record<string, string>
const schema = buildSchema(readFileSync('../schema.graphql', 'utf8'))

test('each hash in the manifest is the SHA-256 of its text, so that a server can check it', () => {
  expect(Object.keys(manifest).length).toBeGreaterThan(8)
  for (const [hash, text] of Object.entries(manifest)) {
    expect(hash).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`)
  }
})

test('an operation becomes its hash and a fragment becomes nothing', () => {
  const hashes = hashesByName({ 'sha256:1': 'fragment F on Query { __typename } query Q { ...F }' })
  expect(replaceDocuments('const F = graphql(`fragment F on Query { __typename }`); const Q = graphql(`query Q { ...F }`)', hashes)).toBe(
    'const F = ({}); const Q = ({__meta__:{"hash":"sha256:1","name":"Q"}})',
  )
})

test('an operation that codegen has not seen stops the build and says what to do', () => {
  expect(() => replaceDocuments('graphql(`query New { __typename }`)', new Map())).toThrow('npm run codegen')
})

test.each(EXAMPLES)('the worked example $key is valid against the published schema', ({ query }) => {
  expect(validate(schema, parse(query))).toEqual([])
})
