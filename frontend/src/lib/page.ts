import { useEffect, useLayoutEffect, useRef } from 'react'

/** Set between "the reader followed a link" and "the new page's heading is there". */
let isArriving = false
const listeners = new Set<(title: string) => void>()

/** Called when a navigation to another path begins. */
export function leavePage(): void {
  isArriving = true
}

/** Hears the title of each page that was navigated to: the live region of the shell. */
export function onArrival(listener: (title: string) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Names the document after the page, and says so once when the reader has just arrived. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    if (title === undefined) return
    document.title = `${title} · Rialto`
    for (const listener of listeners) listener(title)
  }, [title])
}

/** Moves focus to the page's heading after a navigation, so that keyboard and screen reader start at the top of what is new. */
export function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    if (!isArriving || !heading.current) return
    isArriving = false
    heading.current.focus({ preventScroll: true })
  }, [])
  return heading
}

/** What the page is about, in a sentence: for search engines and previews. */
export function describePage(text: string): void {
  document.querySelector('meta[name="description"]')?.setAttribute('content', text)
}

/** The description of a page whose text comes from the network; until then its route's own stands there. */
export function usePageDescription(text: string | undefined): void {
  useEffect(() => {
    if (text !== undefined) describePage(text)
  }, [text])
}
