// Everything in this folder: node conformance.mjs [URL of the API] [schema file]
import { join } from 'node:path'
import { audits } from './audits.mjs'
import { clients } from './clients.mjs'
import { fuzz } from './fuzz.mjs'
import { tools } from './tools.mjs'

const url = process.argv[2] ?? 'http://127.0.0.1:8080/graphql'
const schema = process.argv[3] ?? join(import.meta.dirname, '../../schema.graphql')

const failed = [...(await audits(url)), ...(await clients(url)), ...(await tools(schema)), ...(await fuzz(url, schema))]
for (const line of failed) console.error(`FAILED ${line}`)
process.exitCode = failed.length ? 1 : 0
