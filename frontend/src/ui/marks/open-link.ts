import type { MouseEvent, RefObject } from 'react'

/**
 * A plain click on a mark of a drawing follows the link of the same thing in the list, so that there is one link and one way to follow it.
 * Clicks that ask for a new tab or window stay the browser's own.
 */
export function openLink(event: MouseEvent, list: RefObject<HTMLElement | null>, key: string) {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const row = [...(list.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])].find(({ dataset }) => dataset['key'] === key)
  const link = row?.querySelector('a')
  if (!link) return
  event.preventDefault()
  link.click()
}
