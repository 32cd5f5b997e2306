import type { ListWords } from '../../listing/words'

/** The sentences of the Projects page. */
export const PROJECT_WORDS: ListWords = {
  title: 'projects.title',
  lead: 'projects.lead',
  count: 'projects.count',
  show: 'filter.showCount',
  empty: 'projects.empty',
  emptyText: 'projects.emptyText',
  none: 'home.emptyTitle',
  noneText: 'home.emptyText',
}
