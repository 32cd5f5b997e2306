import type { MessageId } from '../i18n/messages'
import { useText } from '../i18n/text'
import { Select } from '../ui/select'
import type { AnySearch, List } from './list'
import { changed, sortOf } from './search'

interface SortSelectProps {
  list: Pick<List, 'sorts' | 'usual'>
  search: AnySearch
  onChange: (next: AnySearch) => void
}

/** The orders of a list; the best match is one only where there are words to match. */
export function SortSelect({ list, search, onChange }: SortSelectProps) {
  const t = useText()
  const sorts = list.sorts.filter((sort) => sort !== 'RELEVANCE' || search.text)
  return (
    <Select
      label={t('sort.label')}
      value={sortOf(list, search)}
      options={sorts.map((sort) => ({ value: sort, label: t(`sort.${sort}` as MessageId) }))}
      onChange={(sort) => onChange(changed(search, { sort }))}
    />
  )
}
