import { useText } from '../../i18n/text'
import { SORTS } from '../../i18n/vocabulary'
import { Select } from '../../ui/select'
import { changed, sortOf, type ProjectSearch } from './search'

interface SortSelectProps {
  search: ProjectSearch
  onChange: (next: ProjectSearch) => void
}

export function SortSelect({ search, onChange }: SortSelectProps) {
  const t = useText()
  const sorts = SORTS.filter((sort) => sort !== 'RELEVANCE' || search.text)
  return (
    <Select
      label={t('sort.label')}
      value={sortOf(search)}
      options={sorts.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
      onChange={(sort) => onChange(changed(search, { sort }))}
    />
  )
}
