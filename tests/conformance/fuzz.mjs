// Generated operations against a running server: whatever is asked, no answer is 500, and none takes long.
// node fuzz.mjs [URL] [schema file] [count] [seed]
import {
  buildSchema, getNamedType, isAbstractType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isUnionType,
} from 'graphql'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Mulberry32: the same operations for the same seed. */
function dice(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const ODD = ['null', '""', '-1', '0', '1', '2147483647', '-2147483648', '1e309', '0.5', 'true', '[]', '{}', 'NOT_A_VALUE', '$missing',
  '"é\\u0000😀"', '"project_00000000000000000000000000000000"', '"%_\\\\\'\\";--"', `"${'x'.repeat(300)}"`, '"* AND (NEAR"', '"2026-02-30"']

class Generator {
  constructor(schema, random) {
    this.schema = schema
    this.random = random
    /** Ids that answers have shown, and one that is none. */
    this.ids = ['"project_00000000000000000000000000000000"']
  }

  pick(list) {
    return list[Math.floor(this.random() * list.length)]
  }

  value(type, depth = 0) {
    if (this.random() < 0.02) return this.pick(ODD)
    if (isNonNullType(type)) return this.value(type.ofType, depth)
    if (isListType(type)) return `[${Array.from({ length: Math.floor(this.random() * 3) }, () => this.value(type.ofType, depth)).join(', ')}]`
    if (isEnumType(type)) return this.pick(type.getValues()).name
    if (isInputObjectType(type)) {
      if (depth > 3) return '{}'
      const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || this.random() < 0.3)
      return `{${fields.map((field) => `${field.name}: ${this.value(field.type, depth + 1)}`).join(', ')}}`
    }
    switch (type.name) {
      case 'Int': return String(Math.floor(this.random() * 130) - 10)
      case 'Float': return (this.random() * 400 - 200).toFixed(3)
      case 'Boolean': return this.pick(['true', 'false'])
      case 'Language': return this.pick(['"es"', '"sr-Latn"', '"x"'])
      case 'ID': return this.pick(this.ids)
      default: return this.pick(['"a"', '"market"', '"ES61"', '"2024-01-01"', '"mercado social"', ...ODD.filter((odd) => odd.startsWith('"'))])
    }
  }

  /** Mostly a choice that can run: one way to name a record, few cursors. */
  chosen(args) {
    const names = args.filter((arg) => ['id', 'slug', 'code'].includes(arg.name))
    if (names.length > 1 && this.random() < 0.95) return [this.pick(names)]
    const cursor = (name) => name === 'after' || name === 'before' || name === 'last'
    return args.filter((arg) => isNonNullType(arg.type) || this.random() < (cursor(arg.name) ? 0.02 : 0.25))
  }

  field(field, depth) {
    const args = this.chosen(field.args)
    const list = args.map((arg) => `${arg.name}: ${this.value(arg.type)}`).join(', ')
    const alias = this.random() < 0.1 ? `a${Math.floor(this.random() * 9)}: ` : ''
    const head = `${alias}${field.name}${list ? `(${list})` : ''}${this.random() < 0.03 ? ' @include(if: true)' : ''}`
    const type = getNamedType(field.type)
    return isLeafType(type) ? head : `${head} ${this.selection(type, depth + 1)}`
  }

  selection(type, depth) {
    const parts = []
    if (!isUnionType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => depth < 6 || isLeafType(getNamedType(field.type)))
      const count = 1 + Math.floor(this.random() * (depth < 2 ? 2 : 4))
      for (let i = 0; i < count && fields.length; i += 1) parts.push(this.field(this.pick(fields), depth))
    }
    if (isAbstractType(type)) {
      const possible = this.pick(this.schema.getPossibleTypes(type))
      parts.push(`... on ${possible.name} ${depth < 6 ? this.selection(possible, depth + 1) : '{ __typename }'}`)
    }
    if (!parts.length || this.random() < 0.05) parts.push('__typename')
    return `{ ${parts.join(' ')} }`
  }

  operation() {
    const text = `query ${this.selection(this.schema.getQueryType(), 0)}`
    if (this.random() > 0.05) return text
    // Now and then a letter is lost.
    const at = Math.floor(this.random() * text.length)
    return text.slice(0, at) + text.slice(at + 1)
  }
}

/** Sends the operations; what went wrong. */
export async function fuzz(url, schemaFile, count = 10_000, seed = 1) {
  const generator = new Generator(buildSchema(await readFile(schemaFile, 'utf8')), dice(seed))
  const [statuses, failed] = [new Map(), []]
  let slowest = 0
  const worker = async () => {
    while (count > 0 && failed.length < 20) {
      count -= 1
      const query = generator.operation()
      const started = performance.now()
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        body: JSON.stringify({ query }),
      })
      const body = await response.text()
      if (generator.ids.length < 500) generator.ids.push(...(body.match(/"[a-z]+_[0-9a-f]{32}"/g) ?? []).slice(0, 3))
      slowest = Math.max(slowest, performance.now() - started)
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      if (![200, 400].includes(response.status)) failed.push(`fuzz: ${response.status} for ${query}\n  ${body.slice(0, 300)}`)
      else if (!JSON.parse(body).data && !JSON.parse(body).errors?.every((error) => error.extensions?.code)) failed.push(`fuzz: an error without a code for ${query}\n  ${body.slice(0, 300)}`)
    }
  }
  await Promise.all(Array.from({ length: 4 }, worker))
  console.log(`fuzz: ${[...statuses].map(([status, times]) => `${times} × ${status}`).join(', ')}; the slowest took ${slowest.toFixed(0)} ms`)
  return failed
}

if (import.meta.filename === process.argv[1]) {
  const [url = 'http://127.0.0.1:8080/graphql', schema = join(import.meta.dirname, '../../schema.graphql'), count = '10000', seed = '1'] = process.argv.slice(2)
  const failed = await fuzz(url, schema, Number(count), Number(seed))
  for (const line of failed) console.error(line)
  process.exitCode = failed.length ? 1 : 0
}
