import type { ComponentProps } from 'react'
import { ProjectMoneyLife, SessionMoneyLife } from '../features/money/life/money-life'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'form', 'account', 'search', 'refusal', 'money'] } as const

interface MoneyLifeProps extends ComponentProps<typeof ProjectMoneyLife> {
  of: 'project' | 'session'
}

/** The same for members: who edits the record says what was put in and what came. */
export function MoneyLife({ of, ...props }: MoneyLifeProps) {
  return (
    <WithParts parts={piece.parts}>
      <Acting>{of === 'project' ? <ProjectMoneyLife {...props} /> : <SessionMoneyLife {...props} />}</Acting>
    </WithParts>
  )
}
