import { useState, type FormEvent } from 'react'
import { FORMS } from '../graphql/session'

type Fields = Record<string, string[]>

/** Apart from the drafts of records, and like them gone when somebody signs out. */
const nameOf = (accountId: string, key: string) => `${FORMS}kept:${accountId}:${key}`

function read(name: string): Fields | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null')
    return typeof kept === 'object' && kept !== null ? (kept as Fields) : undefined
  } catch (error) {
    console.debug('No unfinished form can be read here', error)
    return undefined
  }
}

function write(name: string, fields: Fields | undefined) {
  try {
    if (fields) localStorage.setItem(name, JSON.stringify(fields))
    else localStorage.removeItem(name)
  } catch (error) {
    console.debug('This form is not kept here', error)
  }
}

function fieldsOf(form: HTMLFormElement): Fields {
  const fields: Fields = {}
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields[name] = [...(fields[name] ?? []), value]
  return fields
}

interface Kept {
  /** What was left unfinished is in the form. */
  isFound: boolean
  /** What was left in a field; nothing where nothing was. */
  of: (field: string) => string | undefined
  /** The same for a field of several choices. */
  allOf: (field: string) => readonly string[] | undefined
  /** Goes on what stands around the form. */
  onInput: (event: FormEvent<HTMLElement>) => void
  /** The form is sent. */
  forget: () => void
}

/** Keeps what is typed into a form in this browser, for whoever types it, until it is sent: a closed window takes nothing. */
export function useKept(accountId: string, key: string): Kept {
  const name = nameOf(accountId, key)
  const [found] = useState(() => read(name))
  return {
    isFound: found !== undefined,
    of: (field) => found?.[field]?.[0],
    allOf: (field) => found && (found[field] ?? []),
    onInput: ({ target }) => {
      const form = target instanceof Element ? target.closest('form') : null
      if (form) write(name, fieldsOf(form))
    },
    forget: () => write(name, undefined),
  }
}
