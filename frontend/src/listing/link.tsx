import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, type ComponentProps } from 'react'
import type { AnySearch } from './list'

interface ListLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  path: string
  search: AnySearch
  /** False keeps the place of the page: the same rows, shown otherwise. */
  resetScroll?: boolean
}

/** A link to a list with what it asks. The router cannot check a path that comes from a declaration; the route is made from the same one. */
export function ListLink({ path, search, ...props }: ListLinkProps) {
  return <Link {...(props as object)} to={path as '/'} search={(() => search) as never} />
}

/** Changes the address of a list; `replace` leaves no step in the history, for typing. */
export function useChange(path: string): (next: AnySearch, replace?: boolean) => void {
  const navigate = useNavigate()
  return useCallback(
    (next, replace = false) => void navigate({ to: path as '/', search: next as never, replace, resetScroll: false }),
    [navigate, path],
  )
}
