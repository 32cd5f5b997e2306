import styles from './toast.module.css'

interface Toast {
  text: string
  /** Something to do about it, such as taking it back. */
  act?: { label: string; run: () => void } | undefined
  /** What the button that takes it away is called. */
  close: string
}

const PLACE = 'told'

/** The place of what is told: at the end of the page, outside of what changes with each page. */
function place(): HTMLElement {
  const found = document.getElementById(PLACE)
  if (found) return found
  const made = document.createElement('div')
  made.id = PLACE
  made.className = styles['place'] ?? ''
  made.setAttribute('role', 'status')
  document.body.append(made)
  return made
}

function button(className: string, text: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = className
  made.textContent = text
  made.addEventListener('click', onClick)
  return made
}

/**
 * Tells what was done, politely, over whatever page comes next, until the next thing is told or it is closed: no clock takes a choice
 * away from somebody who reads slowly. Made without React, because it outlives the page that tells it.
 */
export function tell({ text, act, close }: Toast): void {
  const where = place()
  const words = document.createElement('p')
  words.textContent = text
  const box = document.createElement('div')
  box.className = styles['toast'] ?? ''
  const end = () => box.remove()
  const closing = button(styles['close'] ?? '', '×', end)
  closing.setAttribute('aria-label', close)
  const acting = act && button('btn quiet', act.label, () => (end(), act.run()))
  box.append(words, ...(acting ? [acting] : []), closing)
  where.replaceChildren(box)
}
