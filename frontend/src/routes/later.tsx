import { CatchBoundary } from '@tanstack/react-router'
import { Suspense, type ReactNode } from 'react'
import { useText } from '../i18n/text'
import { Loading, Skeleton } from '../ui/states'

interface LaterProps {
  /** Height as CSS, about that of what will stand here. */
  height: string
  /** A lazy component. */
  children: ReactNode
}

/** What a page does not wait for: the rest of it stands while this is on its way, and also when it does not come. */
export function Later({ height, children }: LaterProps) {
  const t = useText()
  return (
    <CatchBoundary getResetKey={() => 'later'} errorComponent={() => null}>
      <Suspense
        fallback={
          <Loading label={t('loading')}>
            <Skeleton height={height} />
          </Loading>
        }
      >
        {children}
      </Suspense>
    </CatchBoundary>
  )
}
