import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { asRequestError } from '../graphql'
import { request } from '../graphql/client'
import type { TypedDocumentString } from '../graphql/generated/graphql'
import { useLanguage } from '../i18n/language'
import { useText } from '../i18n/text'
import { CloseIcon } from '../ui/icons'
import styles from './acting.module.css'
import type { Issue } from '../acts/issues'
import { useIssues } from './issues'

/** What was done, and how to bring back what was there. */
export interface Undoable {
  said: string
  back: (language: string) => Promise<unknown>
}

let last: Undoable | undefined
const listeners = new Set<() => void>()

function set(value: Undoable | undefined) {
  last = value
  for (const listener of listeners) listener()
}

/** Says what was done, and offers to undo it until the next thing is done, or the reader goes elsewhere. */
export const offerUndo = (undoable: Undoable): void => set(undoable)

/** The way back as one more act. */
export function undoWith<R, V>(said: string, document: TypedDocumentString<R, V>, variables: V): Undoable {
  return { said, back: (language) => request(document, variables, { language }) }
}

/** What the server asks to correct in the answer to an act: `{ editMilestone: { issues } }`. */
function issuesIn(answer: unknown): readonly Issue[] {
  const payloads = typeof answer === 'object' && answer !== null ? Object.values(answer) : []
  return payloads.flatMap((payload) => (payload as { issues?: readonly Issue[] } | null)?.issues ?? [])
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** At the foot of the window. No clock runs: people read at their own speed. */
export function UndoBar() {
  const t = useText()
  const queries = useQueryClient()
  const language = useLanguage()
  const undoable = useSyncExternalStore(subscribe, () => last)
  const say = useIssues([])
  /** Why the way back is closed, and of what it was the way back. */
  const [failed, setFailed] = useState<{ of: Undoable; why: string }>()
  useEffect(() => () => set(undefined), [])
  const undo = async (of: Undoable) => {
    try {
      const issues = issuesIn(await of.back(language))
      if (issues.length > 0) {
        setFailed({ of, why: say(issues).map(({ text }) => text).join(' ') })
        return
      }
      set(undefined)
      await queries.invalidateQueries()
    } catch (error) {
      setFailed({ of, why: t(`error.${asRequestError(error).code}`) })
    }
  }
  return (
    <div role="status" className={styles.undo}>
      {undoable && (
        <>
          <span>{failed?.of === undoable ? failed.why : undoable.said}</span>
          <span className={styles.buttons}>
            <button type="button" onClick={() => void undo(undoable)}>
              {t('refusal.undo')}
            </button>
            <button type="button" aria-label={t('close')} onClick={() => set(undefined)}>
              <CloseIcon size={16} />
            </button>
          </span>
        </>
      )}
    </div>
  )
}
