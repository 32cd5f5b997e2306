// Everything in this folder against a server of its own on the demo network: node conformance.mjs BINARY
// Or against a server that runs already: node conformance.mjs http://127.0.0.1:8080/graphql
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { audits } from './audits.mjs'
import { clients } from './clients.mjs'
import { fuzz } from './fuzz.mjs'
import { streams } from './streams.mjs'
import { tools } from './tools.mjs'

const schema = join(import.meta.dirname, '../../schema.graphql')

/** Starts a server with the demo network in an empty folder; its address, and how to stop it. */
async function serve(binary) {
  const folder = await mkdtemp(join(tmpdir(), 'rialto-conformance-'))
  const server = spawn(resolve(binary), ['serve', '--listen', '127.0.0.1:0', '--demo', '--log', 'error'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((done) => server.once('exit', done))
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true })
  }
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /http:\S+/.exec(line)?.[0]
    if (address) return { url: `${address}/graphql`, stop }
  }
  await rm(folder, { recursive: true })
  throw new Error('The server ended before it was ready: see above.')
}

const target = process.argv[2] ?? 'http://127.0.0.1:8080/graphql'
const { url, stop } = target.startsWith('http') ? { url: target, stop: async () => {} } : await serve(target)
const failed = []
try {
  for (const check of [audits, clients, streams, (at) => fuzz(at, schema)]) failed.push(...(await check(url)))
} finally {
  await stop()
}
failed.push(...(await tools(schema)))
for (const line of failed) console.error(`FAILED ${line}`)
process.exitCode = failed.length ? 1 : 0
