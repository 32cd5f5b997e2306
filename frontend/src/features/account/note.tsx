import { useEffect, useRef, useState } from 'react'

interface NoteState {
  said: { text: string } | undefined
  say: (text: string) => void
}

/** A sentence about something that has gone from a list. */
export function useNote(): NoteState {
  const [said, setSaid] = useState<{ text: string }>()
  return { said, say: (text) => setSaid({ text }) }
}

/** Says it where the list is, and takes the focus: what had it is not there any more. */
export function Note({ note: { said } }: { note: NoteState }) {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (said) line.current?.focus()
  }, [said])
  return (
    <p ref={line} role="status" tabIndex={-1} hidden={!said}>
      {said?.text}
    </p>
  )
}
