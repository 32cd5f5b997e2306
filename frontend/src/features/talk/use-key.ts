import { useRef } from 'react'

/**
 * The key of what is sent: the same as long as the words are the same, so that a second try after a lost answer writes nothing twice;
 * another one for other words.
 */
export function useSendKey(): (text: string) => string {
  const last = useRef<{ text: string; key: string }>(undefined)
  return (text) => {
    if (last.current?.text !== text) last.current = { text, key: crypto.randomUUID() }
    return last.current.key
  }
}
