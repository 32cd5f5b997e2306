import { Link } from '@tanstack/react-router'
import { graphql, useOperation } from '../../graphql'
import { useText } from '../../i18n/text'
import { Chip } from '../../ui/chip'
import styles from './chips.module.css'
import { useFilterLabel } from './labels'
import { changed, cleared, countFilters, LIST_KEYS, toggled, type ListKey, type ProjectSearch } from './search'

const RegionNameQuery = graphql(`
  query RegionName($code: String!) {
    region(code: $code) { id name }
  }
`)

interface FilterChipsProps {
  search: ProjectSearch
  onChange: (next: ProjectSearch) => void
}

function ListChip({ name, value, search, onChange }: FilterChipsProps & { name: ListKey; value: string | number }) {
  const t = useText()
  const labelOf = useFilterLabel()
  const isRegion = name === 'region' && String(value).length > 2
  const { data } = useOperation(RegionNameQuery, { code: String(value) }, { enabled: isRegion })
  const label = (isRegion && data?.region?.name) || labelOf(name, value)
  return (
    <Chip label={t('filter.remove', { label })} onRemove={() => onChange(toggled(search, name, value))}>
      {label}
    </Chip>
  )
}

/** The filters in force, each removable. */
export function FilterChips({ search, onChange }: FilterChipsProps) {
  const t = useText()
  if (countFilters(search) === 0) return null
  return (
    <div className={styles.chips} role="group" aria-label={t('filter.inForce')}>
      {search.text && (
        <Chip label={t('filter.remove', { label: search.text })} onRemove={() => onChange(changed(search, { text: undefined }))}>
          “{search.text}”
        </Chip>
      )}
      {LIST_KEYS.flatMap((key) =>
        (search[key] ?? []).map((value) => <ListChip key={`${key}:${value}`} name={key} value={value} search={search} onChange={onChange} />),
      )}
      <Link to="/projects" search={() => cleared(search)} className={`row small ${styles.clear}`}>
        {t('filter.clear')}
      </Link>
    </div>
  )
}
