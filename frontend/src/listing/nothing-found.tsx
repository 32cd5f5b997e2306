import { useText } from '../i18n/text'
import { Empty } from '../ui/states'
import { ListLink } from './link'
import type { AnySearch, List } from './list'
import { cleared, countFilters } from './search'
import type { ListWords } from './words'

interface NothingFoundProps {
  list: Pick<List, 'path' | 'keys'>
  search: AnySearch
  words: Pick<ListWords, 'empty' | 'emptyText' | 'none' | 'noneText'>
}

/** No row answers: says which way leads on. */
export function NothingFound({ list, search, words }: NothingFoundProps) {
  const t = useText()
  const isFiltered = countFilters(list, search) > 0
  return (
    <Empty title={t(isFiltered ? words.empty : words.none)}>
      <p>{t(isFiltered ? (words.emptyText ?? 'list.emptyText') : words.noneText)}</p>
      {isFiltered && <ClearLink list={list} search={search} />}
    </Empty>
  )
}

/** "Clear all filters", in a paragraph of its own. */
export function ClearLink({ list, search }: Pick<NothingFoundProps, 'list' | 'search'>) {
  const t = useText()
  return (
    <p>
      <ListLink path={list.path} search={cleared(list, search)}>
        {t('filter.clear')}
      </ListLink>
    </p>
  )
}
