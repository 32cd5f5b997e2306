import type { ComponentProps } from 'react'
import { TurnRecording } from '../features/advice/life/recording-form'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'form', 'account', 'search', 'refusal', 'adviceAct'] } as const

/** In the report of a session: where each turn can be seen again, for who runs the session. */
export function TurnRecordingLife(props: ComponentProps<typeof TurnRecording>) {
  return (
    <WithParts parts={piece.parts}>
      <Acting>
        <TurnRecording {...props} />
      </Acting>
    </WithParts>
  )
}
