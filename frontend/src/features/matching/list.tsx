import { useRef, type ReactNode } from 'react'
import type { FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { Loading, Skeleton } from '../../ui/states'
import type { SuggestionFragment } from './documents'
import styles from './matching.module.css'
import { SuggestionRow } from './row'
import type { Side } from './sides'

type Suggestion = FragmentType<typeof SuggestionFragment> & { project: { id: string }; person: { id: string } }

interface SuggestionsProps {
  title: string
  lead?: string
  side: Side
  suggestions: readonly Suggestion[]
  /** Another choice is on its way. */
  isBusy?: boolean
  /** Stands above the list: what narrows it. */
  filter?: ReactNode
  /** Stands where nothing is suggested, and says what to do next. */
  empty?: ReactNode
}

/** Suggestions for one side. Where an answer takes a row away, the focus goes to the heading. */
export function Suggestions({ title, lead, side, suggestions, isBusy, filter, empty }: SuggestionsProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <section aria-busy={isBusy || undefined}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {title}
      </h2>
      {lead && <p className="small muted">{lead}</p>}
      {filter}
      {suggestions.length === 0 && empty}
      {suggestions.length > 0 && (
        <ul role="list" className={styles.rows}>
          {suggestions.map((suggestion) => (
            <SuggestionRow key={`${suggestion.project.id} ${suggestion.person.id}`} suggestion={suggestion} side={side} onGone={() => heading.current?.focus()} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** As much room as three suggestions take. */
export function Waiting({ title }: { title: string }) {
  const t = useText()
  return (
    <section>
      <h2>{title}</h2>
      <Loading label={t('loading')}>
        <Skeleton height="42rem" />
      </Loading>
    </section>
  )
}
