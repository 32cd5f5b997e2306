import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** What a test site is made of; the environment carries it to the journeys. */
export interface Site {
  /** Its origin, which the provider of identities leads back to. */
  url: string
  /** Where its server runs: settings, secret key and letters are here. */
  folder: string
  database: string
}

/** A port that was free a moment ago: the site has to know its address before it begins to listen. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.on('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? found(address.port) : failed(new Error('No port is free'))))
    })
  })
}

/** Resolves with the first match in what a process says, rejects with its last words. Milliseconds. */
export function heard(child: ChildProcess, pattern: RegExp, patience: number): Promise<string> {
  return new Promise((found, failed) => {
    let said = ''
    const timer = setTimeout(() => failed(new Error(`Nothing like ${pattern} within ${patience} ms:\n${said}`)), patience)
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      const match = pattern.exec(said)
      if (!match) return
      clearTimeout(timer)
      found(match[1] ?? match[0])
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('exit', (code) => failed(new Error(`It ended with ${code}:\n${said}`)))
    child.on('error', failed)
  })
}

/** The providers of the site: one that answers, and one where nobody listens. */
const PROVIDERS = (port: string) => [
  { name: 'one', title: 'The one', issuer: `http://127.0.0.1:${port}` },
  { name: 'away', title: 'The one that is away', issuer: 'http://127.0.0.1:1' },
]

/** Starts a real provider of identities for a site and names it in the site's settings. */
export async function startProvider({ url, folder }: Site): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'servers', 'openid-provider.mjs')
  const provider = spawn(process.execPath, [script, `${url}/session/with/one/callback`], { stdio: ['pipe', 'pipe', 'ignore'] })
  const port = await heard(provider, /ready (\d+)/, 30_000)
  const tables = PROVIDERS(port).map(({ name, title, issuer }) =>
    ['[[identity_provider]]', `name = "${name}"`, `title = "${title}"`, `issuer = "${issuer}"`, 'client_id = "rialto"', 'client_secret_env = "RIALTO_E2E_CLIENT_SECRET"'].join('\n'),
  )
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'rialto.toml'), `${tables.join('\n\n')}\n`)
  return provider
}
