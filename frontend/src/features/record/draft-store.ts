import { FORMS } from '../../graphql/session'

/** An unfinished form as it is kept. */
export interface Kept {
  content: unknown
  /** ISO 8601. */
  savedAt: string
}

const nameOf = (accountId: string, key: string) => `${FORMS}${accountId}:${key}`

/** What this browser keeps of a form; nothing where storage is refused or what stands there is not ours. */
export function readKept(accountId: string, key: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(accountId, key)) ?? 'null') as Kept | null
    return typeof kept?.savedAt === 'string' ? kept : undefined
  } catch (error) {
    console.debug('No unfinished form can be read here', error)
    return undefined
  }
}

/** Keeps a form, or forgets it. False where the browser refuses. */
export function writeKept(accountId: string, key: string, kept: Kept | undefined): boolean {
  try {
    if (kept) localStorage.setItem(nameOf(accountId, key), JSON.stringify(kept))
    else localStorage.removeItem(nameOf(accountId, key))
    return true
  } catch (error) {
    console.debug('This form is not kept here', error)
    return false
  }
}

/** The keys of the forms that this browser keeps for somebody. */
export function keptKeys(accountId: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(nameOf(accountId, ''))).map((name) => name.slice(nameOf(accountId, '').length))
  } catch {
    // Storage is refused: nothing is kept.
    return []
  }
}

export const newer = (one: Kept | undefined, other: Kept | undefined) =>
  one && other ? (Date.parse(one.savedAt) >= Date.parse(other.savedAt) ? one : other) : (one ?? other)
