import { CatchBoundary } from '@tanstack/react-router'
import { Suspense, type ReactNode } from 'react'
import { useMark } from '../graphql/signed-in'

interface MemberOnlyProps {
  /** A lazy component: visitors load none of it. */
  more: ReactNode
  /** What visitors see, and members until the rest is there. */
  children?: ReactNode
}

/** What only somebody who is signed in can see, or was until a moment ago: a session that ends takes no form off the page. */
export function MemberOnly({ more, children }: MemberOnlyProps) {
  if (useMark() === null) return children
  return (
    <CatchBoundary getResetKey={() => 'more'} errorComponent={() => children}>
      <Suspense fallback={children}>{more}</Suspense>
    </CatchBoundary>
  )
}
