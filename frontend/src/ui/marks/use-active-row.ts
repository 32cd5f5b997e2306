import { useEffect, useState, type RefObject } from 'react'

const keyOf = ({ target }: Event) => (target instanceof Element ? target.closest<HTMLElement>('[data-key]')?.dataset['key'] : undefined)

/** The row of a list that is pointed at or has the focus, so that a drawing can show its mark; rows carry `data-key`. */
export function useActiveRow(list: RefObject<HTMLElement | null>) {
  const [active, setActive] = useState<string>()
  useEffect(() => {
    const element = list.current
    if (!element) return
    const stop = new AbortController()
    const show = (event: Event) => setActive(keyOf(event))
    const hide = () => setActive(undefined)
    for (const name of ['pointerover', 'focusin']) element.addEventListener(name, show, stop)
    for (const name of ['pointerleave', 'focusout']) element.addEventListener(name, hide, stop)
    return () => stop.abort()
  }, [list])
  return [active, setActive] as const
}
