import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const BINARY = resolve(process.env['RIALTO_BINARY'] ?? '../target/debug/rialto')
/** Another database than a new SQLite file: an empty one on a PostgreSQL server. */
const DATABASE = process.env['RIALTO_E2E_DATABASE']
/** The one place that knows how the server is started. */
const argumentsFor = (folder: string) => ['serve', '--database', DATABASE ?? `sqlite://${folder}/rialto.db?mode=rwc`, '--listen', '127.0.0.1:0', '--demo']
/** The server says where it listens: "http://127.0.0.1:41234". */
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/
const PATIENCE = 60_000

/** Resolves with the address the server prints; rejects with its last words. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = ''
    const timer = setTimeout(() => failed(new Error(`The server printed no address within ${PATIENCE} ms:\n${said}`)), PATIENCE)
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      const address = ADDRESS.exec(said)?.[0]
      if (!address) return
      clearTimeout(timer)
      found(address)
    }
    server.stdout?.on('data', hear)
    server.stderr?.on('data', hear)
    server.on('exit', (code) => failed(new Error(`The server ended with ${code}:\n${said}`)))
    server.on('error', failed)
  })
}

export default async function start() {
  if (process.env['RIALTO_URL']) return undefined
  if (!existsSync(BINARY)) throw new Error(`${BINARY} is not there: run "cargo build -p rialto", or set RIALTO_BINARY or RIALTO_URL.`)
  const folder = mkdtempSync(join(tmpdir(), 'rialto-e2e-'))
  const server = spawn(BINARY, argumentsFor(folder), { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const end = () => {
    server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    process.env['RIALTO_URL'] = await addressOf(server)
    // Without a mail server letters are files, beside the database.
    process.env['RIALTO_MAIL_FOLDER'] = join(folder, 'data', 'mail')
  } catch (error) {
    end()
    throw error
  }
  return end
}
