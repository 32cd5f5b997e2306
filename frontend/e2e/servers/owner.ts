import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'

const BINARY = resolve(process.env['RIALTO_BINARY'] ?? '../target/debug/rialto')

/** Runs a command of the server's owner beside the server that e2e/global-setup.ts has started, upon the same database. */
export function asOwner(...command: string[]): void {
  const mail = process.env['RIALTO_MAIL_FOLDER']
  if (!mail) throw new Error('This journey needs the database of the server: run it without RIALTO_URL.')
  // The letters are in data/mail of the server's folder, the database beside that.
  const folder = join(mail, '..', '..')
  const database = process.env['RIALTO_E2E_DATABASE'] ?? `sqlite://${folder}/rialto.db?mode=rwc`
  execFileSync(BINARY, [...command, '--database', database], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
}
