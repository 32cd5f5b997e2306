import { useState, type ComponentProps } from 'react'
import { ContributeAtTable } from '../features/advice/life/at-table'
import { AskForm } from '../features/table/ask-form'
import { TableBar } from '../features/table/bar'
import { QuestionActs } from '../features/table/question-acts'
import type { Turn } from '../features/table/newer'
import type { AtTable } from '../features/table/table'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'session', 'table', 'form', 'account', 'refusal'] } as const

/** For whoever runs the table. */
export function Bar(at: AtTable) {
  return (
    <WithParts parts={piece.parts}>
      <Acting>
        <TableBar {...at} />
      </Acting>
    </WithParts>
  )
}

/** A member asks. Once it is there the form stays, through all turns and after the end: what was typed is not taken away. */
export function Ask({ session, table }: AtTable) {
  const isOpen = table.state !== 'OVER' && table.state !== 'WAITING'
  const [wasOpen, setWasOpen] = useState(isOpen)
  if (isOpen && !wasOpen) setWasOpen(true)
  if (!wasOpen) return null
  return (
    <WithParts parts={piece.parts}>
      <Acting>
        <AskForm sessionId={session.id} turnId={table.currentTurn?.id} />
      </Acting>
    </WithParts>
  )
}

const forms = { parts: ['rules', 'session', 'table', 'form', 'account', 'refusal', 'advice', 'adviceAct'] } as const

/** The form of experts with a seat. Once it was there it stays: what was typed is not taken away by the end of a turn. */
export function Contribute({ session, turn }: AtTable & { turn: Turn | undefined }) {
  const project = turn?.project
  const at = turn && project ? { id: turn.id, projectId: project.id, title: project.title.text } : undefined
  return (
    <WithParts parts={forms.parts}>
      <Acting>
        <ContributeAtTable sessionId={session.id} turn={at} />
      </Acting>
    </WithParts>
  )
}

/** What a member does with one question. */
export function Question(props: ComponentProps<typeof QuestionActs>) {
  return (
    <WithParts parts={piece.parts}>
      <QuestionActs {...props} />
    </WithParts>
  )
}
