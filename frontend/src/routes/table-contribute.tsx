import { ContributeAtTable } from '../features/advice/life/at-table'
import type { Turn } from '../features/table/newer'
import type { AtTable } from '../features/table/table'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'session', 'table', 'form', 'account', 'refusal', 'advice', 'adviceAct'] } as const

/** The form of experts with a seat. Once it was there it stays: what was typed is not taken away by the end of a turn. */
export function Contribute({ session, turn }: AtTable & { turn: Turn | undefined }) {
  const project = turn?.project
  const at = turn && project ? { id: turn.id, projectId: project.id, title: project.title.text } : undefined
  return (
    <WithParts parts={piece.parts}>
      <Acting>
        <ContributeAtTable sessionId={session.id} turn={at} />
      </Acting>
    </WithParts>
  )
}
