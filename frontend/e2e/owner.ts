import { spawn } from 'node:child_process'
import type { Site } from './site'

/** The site that e2e/global-setup.ts started. Of one that is named by RIALTO_URL nobody here is the owner. */
export const site = process.env['RIALTO_E2E_SITE'] === undefined ? undefined : (JSON.parse(process.env['RIALTO_E2E_SITE']) as Site)

/** `rialto user …`, as the owner of the site calls it on the machine where it runs. */
export function rialtoUser(...words: string[]): Promise<void> {
  return new Promise((done, failed) => {
    if (!site) throw new Error('These journeys appoint people at the command line: run them without RIALTO_URL.')
    const [act = '', ...rest] = words
    const command = spawn(process.env['RIALTO_BINARY'] ?? '', ['user', act, '--database', site.database, ...rest], { cwd: site.folder, stdio: ['pipe', 'ignore', 'pipe'] })
    let said = ''
    command.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    command.on('error', failed)
    command.on('exit', (code) => (code === 0 ? done() : failed(new Error(`rialto user ${words.join(' ')}: ${said}`))))
    command.stdin.end('four bridges over water\n')
  })
}
