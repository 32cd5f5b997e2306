import type { ComponentProps } from 'react'
import { MoneyEntries } from '../features/money/money'
import { WithParts } from '../i18n/with-parts'

const piece = { parts: ['rules', 'money'] } as const

/** Money on the page of a project or a session that has any: the others load none of it. */
export function Money(props: ComponentProps<typeof MoneyEntries>) {
  return (
    <WithParts parts={piece.parts}>
      <MoneyEntries {...props} />
    </WithParts>
  )
}
