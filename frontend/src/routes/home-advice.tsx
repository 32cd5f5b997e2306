import { NetworkAdvice } from '../features/advice/network'
import { WithParts } from '../i18n/with-parts'

const piece = { parts: ['figure', 'advice'] } as const

/** At the foot of Home: it brings its words along, so that the first view is not longer for them. */
export function HomeAdvice() {
  return (
    <WithParts parts={piece.parts}>
      <NetworkAdvice />
    </WithParts>
  )
}
