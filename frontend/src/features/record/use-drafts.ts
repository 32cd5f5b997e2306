import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { graphql } from '../../graphql'
import { hashOf } from '../../graphql/client'
import { useOwn } from '../../graphql/own'
import { newer, readKept, writeKept, type Kept } from './draft-store'
import { useMember } from './session'
import { useAsk, type Ask } from './use-job'

export const DraftsQuery = graphql(`query OwnDrafts { viewer { id drafts { key content savedAt } } }`)
export const SaveDraft = graphql(`mutation SaveDraft($input: SaveDraftInput!) { saveDraft(input: $input) { issues { code } } }`)
export const DiscardDraft = graphql(`mutation DiscardDraft($input: DiscardDraftInput!) { discardDraft(input: $input) { issues { code } } }`)

/** How long typing rests before it is kept in the browser, and on the server. Milliseconds. */
const SOON = 400
const LATER = 4000

export type Keeping = 'nothing' | 'here' | 'everywhere'

interface Drafts {
  /** Being asked for. */
  isLoading: boolean
  /** What was left unfinished, newest of browser and server, until `keep` or `forget` is called. */
  found: Kept | undefined
  /** Keeps what stands in the form, in the browser soon and on the server a little later. */
  keep: (content: unknown) => void
  /** The form is done with. */
  forget: () => void
  state: Keeping
}

/** One after the other, so that what is discarded is not saved again by a request that was on its way. */
function useQueue(ask: Ask) {
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const asking = useRef(ask)
  useEffect(() => {
    asking.current = ask
  })
  return useCallback((job: (ask: Ask) => Promise<unknown>) => {
    last.current = last.current.then(() => job(asking.current)).catch((error: unknown) => console.debug('The server keeps nothing of this form for now', error))
  }, [])
}

/** Keeps an unfinished form for whoever writes it. */
export function useDrafts(key: string): Drafts {
  const { accountId } = useMember()
  const queries = useQueryClient()
  const { data, isPending, isError } = useOwn(DraftsQuery)
  const inQueue = useQueue(useAsk())
  const [here] = useState(() => readKept(accountId, key))
  const [isDecided, setIsDecided] = useState(false)
  const [state, setState] = useState<Keeping>('nothing')
  const timers = useRef<{ soon?: ReturnType<typeof setTimeout>; later?: ReturnType<typeof setTimeout>; content?: unknown }>({})
  const onServer = data?.viewer?.drafts.find((draft) => draft.key === key)
  const isThere = useRef(false)
  useEffect(() => {
    isThere.current ||= onServer !== undefined
  }, [onServer])

  const keepHere = useCallback(() => {
    const { soon, content } = timers.current
    clearTimeout(soon)
    if (content !== undefined && writeKept(accountId, key, { content, savedAt: new Date().toISOString() })) setState((old) => (old === 'everywhere' ? old : 'here'))
  }, [accountId, key])

  // A page that is closed has no time to wait.
  useEffect(() => {
    window.addEventListener('pagehide', keepHere)
    const pending = timers.current
    return () => {
      window.removeEventListener('pagehide', keepHere)
      clearTimeout(pending.later)
      keepHere()
    }
  }, [keepHere])

  const readAgain = useCallback(() => queries.invalidateQueries({ queryKey: [hashOf(DraftsQuery)] }), [queries])
  const keepThere = useCallback(() => {
    inQueue(async (ask) => {
      const { content } = timers.current
      if (content === undefined) return
      const { saveDraft } = await ask(SaveDraft, { input: { key, content } })
      isThere.current = true
      setState(saveDraft.issues.length === 0 ? 'everywhere' : 'here')
    })
  }, [inQueue, key])

  const keep = useCallback(
    (content: unknown) => {
      setIsDecided(true)
      clearTimeout(timers.current.soon)
      clearTimeout(timers.current.later)
      setState((old) => (old === 'everywhere' ? 'here' : old))
      timers.current = { content, soon: setTimeout(keepHere, SOON), later: setTimeout(keepThere, LATER) }
    },
    [keepHere, keepThere],
  )
  const forget = useCallback(() => {
    setIsDecided(true)
    clearTimeout(timers.current.soon)
    clearTimeout(timers.current.later)
    timers.current = {}
    writeKept(accountId, key, undefined)
    setState('nothing')
    inQueue(async (ask) => {
      if (isThere.current) await ask(DiscardDraft, { input: { key } })
      isThere.current = false
      await readAgain()
    })
  }, [accountId, key, inQueue, readAgain])

  return { isLoading: isPending && !isError && !here, found: isDecided ? undefined : newer(here, onServer), keep, forget, state }
}
