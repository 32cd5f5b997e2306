import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from './support'

/** Where the server writes its letters (`[mail] folder`). e2e/global-setup.ts names it, or whoever names RIALTO_URL. */
const FOLDER = process.env['RIALTO_MAIL_FOLDER'] ?? ''

/** A letter's text without the soft breaks of its lines, whichever encoding each part is in. */
function plain(letter: string): string {
  const parts = letter.split(/\r?\n\r?\n/).map((part) => (/^[A-Za-z0-9+/=\r\n]+$/.test(part.trim()) ? Buffer.from(part, 'base64').toString() : part))
  return parts.join('\n\n').replace(/=\r?\n/g, '').replace(/=3D/gi, '=')
}

const lettersTo = (address: string) =>
  existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.eml')).map((name) => plain(readFileSync(join(FOLDER, name), 'utf8'))).filter((letter) => letter.includes(address)) : []

/** The path that a letter to somebody leads to: `/confirm?token=…`. Waits until the letter is there. */
export async function pathInMail(address: string, page: 'confirm' | 'confirm-email' | 'invitation' | 'link-identity' | 'reset'): Promise<string> {
  const link = new RegExp(`https?://[^/\\s]+(/${page}\\?token=[\\w.~-]+)`)
  const found = () => lettersTo(address).map((letter) => link.exec(letter)?.[1]).find((path) => path !== undefined)
  await expect.poll(found, { message: `No letter to ${address} in ${FOLDER || 'RIALTO_MAIL_FOLDER'}`, timeout: 20_000 }).toBeDefined()
  return found() ?? ''
}

/** Waits until a letter to somebody says these words. */
export async function mentionedInMail(address: string, words: string): Promise<void> {
  const said = () => lettersTo(address).some((letter) => letter.includes(words))
  await expect.poll(said, { message: `No letter to ${address} says “${words}”`, timeout: 20_000 }).toBe(true)
}
