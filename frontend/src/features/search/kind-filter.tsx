import { Link } from '@tanstack/react-router'
import type { SearchKind } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { KIND_NAMES, KINDS } from './kinds'
import styles from './kind-filter.module.css'

interface KindFilterProps {
  text: string
  chosen: SearchKind | undefined
  /** Hits by kind; nothing while they are counted. */
  counts: ReadonlyMap<string, number> | undefined
}

/** The kinds of hits with their counts: links, so that each choice has an address. Kinds without a hit are no way to go. */
export function KindFilter({ text, chosen, counts }: KindFilterProps) {
  const t = useText()
  const { number } = useFormats()
  const total = counts && [...counts.values()].reduce((sum, count) => sum + count, 0)
  const shown = KINDS.filter((kind) => kind === chosen || (counts?.get(kind) ?? 0) > 0)
  const choice = (kind: SearchKind | undefined, name: string, count: number | undefined) => (
    <li key={kind ?? 'ALL'}>
      <Link
        to="/search"
        search={{ text, ...(kind && { kind }) }}
        activeOptions={{ exact: true, includeSearch: true }}
        aria-current={chosen === kind ? 'true' : undefined}
        resetScroll={false}
        className={styles.kind}
      >
        {name} <span className="num">{count === undefined ? '…' : number(count)}</span>
      </Link>
    </li>
  )
  return (
    <nav aria-label={t('found.kinds')}>
      <ul role="list" className={styles.kinds}>
        {choice(undefined, t('found.everything'), total)}
        {shown.map((kind) => choice(kind, t(KIND_NAMES[kind]), counts && (counts.get(kind) ?? 0)))}
      </ul>
    </nav>
  )
}
