import { graphql, useOperation } from '../graphql'
import { useText } from '../i18n/text'
import { Chip } from '../ui/chip'
import styles from './chips.module.css'
import { choicesOf, isSmallPlace } from './facets'
import type { Key, Value } from './keys'
import { useLabel } from './labels'
import { ListLink } from './link'
import type { AnySearch, FacetCounts, List } from './list'
import { changed, cleared, countFilters, isOn, toggled, valuesOf } from './search'

const RegionNameQuery = graphql(`
  query RegionName($code: String!) {
    region(code: $code) { id name }
  }
`)

interface ValueChipProps {
  itsKey: Key
  value: Value
  /** The server's name of it, where it told one. */
  name: string | undefined
  onRemove: () => void
}

function ValueChip({ itsKey, value, name, onRemove }: ValueChipProps) {
  const t = useText()
  const labelOf = useLabel()
  const isRegion = isSmallPlace(itsKey, value)
  const { data } = useOperation(RegionNameQuery, { code: String(value) }, { enabled: isRegion })
  const label = (isRegion && data?.region?.name) || name || labelOf(itsKey, value)
  return (
    <Chip label={t('filter.remove', { label })} onRemove={onRemove}>
      {label}
    </Chip>
  )
}

interface ChipsProps {
  list: Pick<List, 'keys' | 'path'>
  search: AnySearch
  facets: readonly FacetCounts[] | undefined
  onChange: (next: AnySearch) => void
}

/** The filters in force, each removable. */
export function Chips({ list, search, facets, onChange }: ChipsProps) {
  const t = useText()
  if (countFilters(list, search) === 0) return null
  const chosen = Object.entries(list.keys).flatMap(([name, key]) => {
    const values = isOn(search, name) ? [name] : valuesOf(search, name)
    const names = new Map(choicesOf(key, facets, values).map((choice) => [choice.value, choice.name]))
    return values.map((value) => ({ id: `${name}:${value}`, key, value, name: names.get(value), next: () => toggled(search, name, key, value) }))
  })
  return (
    <div className={styles.chips} role="group" aria-label={t('filter.inForce')}>
      {search.text && (
        <Chip label={t('filter.remove', { label: search.text })} onRemove={() => onChange(changed(search, { text: undefined }))}>
          “{search.text}”
        </Chip>
      )}
      {chosen.map(({ id, key, value, name, next }) => (
        <ValueChip key={id} itsKey={key} value={value} name={name} onRemove={() => onChange(next())} />
      ))}
      <ListLink path={list.path} search={cleared(list, search)} className={`row small ${styles.clear}`}>
        {t('filter.clear')}
      </ListLink>
    </div>
  )
}
