import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Skeleton } from '../../ui/states'
import { CheckGroup } from '../../ui/check-group'
import { choicesOf, GROUPS, type FacetCounts } from './facets'
import styles from './filters.module.css'
import { useFilterLabel } from './labels'
import { RegionPicker } from './region-picker'
import { toggled, type ProjectSearch } from './search'

interface ProjectFiltersProps {
  search: ProjectSearch
  facets: readonly FacetCounts[] | undefined
  onChange: (next: ProjectSearch) => void
}

/** Open when the page is first seen; the rest waits behind its title. */
const OPEN_AT_FIRST = new Set(['stage', 'area', 'region', 'sdg'])

/** All filters of the Projects page, with counts under the other filters. */
export function ProjectFilters({ search, facets, onChange }: ProjectFiltersProps) {
  const t = useText()
  const { number } = useFormats()
  const labelOf = useFilterLabel()
  return (
    <div className={styles.filters}>
      {GROUPS.map((group) => {
        const choices = choicesOf(group, facets, search[group.key] ?? [])
        return (
          <CheckGroup
            key={group.key}
            title={t(group.title)}
            isOpen={OPEN_AT_FIRST.has(group.key) || choices.some(({ isChosen }) => isChosen)}
            choices={choices.map(({ value, count, isChosen }) => ({
              value,
              isChosen,
              label: labelOf(group.key, value),
              count: count === undefined ? undefined : number(count),
            }))}
            moreLabel={(count) => t('filter.more', { count })}
            onToggle={(value) => onChange(toggled(search, group.key, value))}
            empty={facets ? <p className="small muted">{t('filter.nothing')}</p> : <Skeleton height="112px" />}
          >
            {group.key === 'region' && (
              <div className={styles.picker}>
                <RegionPicker onPick={(code) => onChange(toggled(search, 'region', code))} chosen={search.region ?? []} />
              </div>
            )}
          </CheckGroup>
        )
      })}
    </div>
  )
}
