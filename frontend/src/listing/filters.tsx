import type { ReactNode } from 'react'
import { useFormats } from '../i18n/format'
import { useText } from '../i18n/text'
import { CheckGroup } from '../ui/check-group'
import { Skeleton } from '../ui/states'
import { choicesOf, type Choice } from './facets'
import styles from './filters.module.css'
import type { Key } from './keys'
import { useLabel } from './labels'
import type { AnySearch, FacetCounts, List } from './list'
import { isGroupOpen, useGroups } from './open-groups'
import { RegionPicker } from './region-picker'
import { isOn, toggled, valuesOf } from './search'

interface FiltersProps {
  list: Pick<List, 'keys' | 'path'>
  search: AnySearch
  facets: readonly FacetCounts[] | undefined
  onChange: (next: AnySearch) => void
  /** Why there are no counts. What needs none can still be chosen. */
  failure?: ReactNode
}

const choices = (name: string, key: Key, search: AnySearch, facets: FiltersProps['facets']): Choice[] =>
  key.kind === 'flag'
    ? [{ value: name, name: undefined, count: undefined, isChosen: isOn(search, name) }]
    : choicesOf(key, facets, valuesOf(search, name))

/** All filters of a list, with counts under the other filters. */
export function Filters({ list, search, facets, onChange, failure }: FiltersProps) {
  const t = useText()
  const { number } = useFormats()
  const labelOf = useLabel()
  const onGroup = useGroups(list.path)
  return (
    <div className={styles.filters}>
      {failure}
      {Object.entries(list.keys).map(([name, key]) => {
        if (key.title === undefined) return null
        const offered = choices(name, key, search, facets)
        const isCounted = facets?.some((facet) => facet.name.toUpperCase() === key.facet)
        return (
          <CheckGroup
            key={name}
            title={t(key.title)}
            isOpen={isGroupOpen(list, search, name)}
            onOpenChange={(isOpen) => onGroup(name, isOpen)}
            choices={offered.map((choice) => ({
              value: choice.value,
              isChosen: choice.isChosen,
              label: choice.name ?? labelOf(key, choice.value),
              count: choice.count === undefined ? undefined : number(choice.count),
            }))}
            moreLabel={(count) => t('filter.more', { count })}
            onToggle={(value) => onChange(toggled(search, name, key, value))}
            empty={isCounted ? <p className="small muted">{t('filter.nothing')}</p> : failure ? null : <Skeleton height="112px" />}
          >
            {key.kind === 'places' && (
              <div className={styles.picker}>
                <RegionPicker onPick={(code) => onChange(toggled(search, name, key, code))} chosen={valuesOf(search, name).map(String)} />
              </div>
            )}
          </CheckGroup>
        )
      })}
    </div>
  )
}
