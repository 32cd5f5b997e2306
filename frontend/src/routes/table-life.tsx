import { useState, type ComponentProps } from 'react'
import { AskForm } from '../features/table/ask-form'
import { TableBar } from '../features/table/bar'
import { QuestionActs } from '../features/table/question-acts'
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

/** What a member does with one question. */
export function Question(props: ComponentProps<typeof QuestionActs>) {
  return (
    <WithParts parts={piece.parts}>
      <QuestionActs {...props} />
    </WithParts>
  )
}
