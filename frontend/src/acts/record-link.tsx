import { Link } from '@tanstack/react-router'
import { recordPath } from '../lib/record-path'

interface RecordLinkProps {
  record: { __typename: string; slug?: string } | null | undefined
  title: string
}

/** A record of any kind by its title: a link where there is a page to go to. */
export function RecordLink({ record, title }: RecordLinkProps) {
  const path = recordPath(record)
  // The router cannot check a path that is put together.
  return path ? <Link to={path as '/'}>{title}</Link> : title
}
