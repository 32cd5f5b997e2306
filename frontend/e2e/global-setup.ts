import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { freePort, heard, startProvider, type Site } from './site'

const BINARY = resolve(process.env['RIALTO_BINARY'] ?? '../target/debug/rialto')
/** The one place that knows how the server is started. */
const argumentsFor = ({ url, database }: Site) => ['serve', '--database', database, '--listen', new URL(url).host, '--site-url', url, '--demo']
const PATIENCE = 60_000

export default async function start() {
  if (process.env['RIALTO_URL']) return undefined
  if (!existsSync(BINARY)) throw new Error(`${BINARY} is not there: run "cargo build -p rialto", or set RIALTO_BINARY or RIALTO_URL.`)
  const folder = mkdtempSync(join(tmpdir(), 'rialto-e2e-'))
  const site: Site = {
    url: `http://127.0.0.1:${await freePort()}`,
    folder,
    // Another one than a new SQLite file: an empty one on a PostgreSQL server.
    database: process.env['RIALTO_E2E_DATABASE'] ?? `sqlite://${folder}/rialto.db?mode=rwc`,
  }
  const provider = await startProvider(site)
  // What the provider knows of this site, for the commands of its owner as well; and that it may be on this machine.
  process.env['RIALTO_E2E_CLIENT_SECRET'] = 'a secret for tests alone'
  const server = spawn(BINARY, argumentsFor(site), { cwd: folder, env: { ...process.env, RIALTO_TEST_REACH_LOOPBACK: 'yes' }, stdio: ['ignore', 'pipe', 'pipe'] })
  const end = () => {
    server.kill()
    provider.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    // The server says where it listens.
    process.env['RIALTO_URL'] = await heard(server, /http:\/\/127\.0\.0\.1:\d+/, PATIENCE)
    // Without a mail server letters are files, beside the database.
    process.env['RIALTO_MAIL_FOLDER'] = join(folder, 'data', 'mail')
    process.env['RIALTO_E2E_SITE'] = JSON.stringify(site)
    process.env['RIALTO_BINARY'] = BINARY
  } catch (error) {
    end()
    throw error
  }
  return end
}
