import { useCallback, useRef, useState } from 'react'
import type { Values } from './values'

interface Typing {
  values: Values
  set: (name: string, value: unknown) => void
  /** Puts other values into the fields, as if nobody had typed. */
  put: (values: Values) => void
  /** Whether something was typed that is not sent. */
  isUnsent: () => boolean
  /** What was typed has been sent. */
  sent: () => void
}

/** What stands in the fields while somebody writes; each change goes to whoever keeps it. */
export function useTyping(first: Values, onChange: (values: Values) => void): Typing {
  const [values, setValues] = useState(first)
  const latest = useRef(first)
  const isUnsent = useRef(false)
  const take = (next: Values) => {
    latest.current = next
    setValues(next)
  }
  return {
    values,
    set: (name, value) => {
      isUnsent.current = true
      take({ ...latest.current, [name]: value })
      onChange(latest.current)
    },
    put: take,
    isUnsent: useCallback(() => isUnsent.current, []),
    sent: () => {
      isUnsent.current = false
    },
  }
}
