import { THEMES } from '../../i18n/vocabulary'
import { codes, languages, places, words } from '../../listing/keys'
import { declareList, type SearchIn } from '../../listing/list'
import type { ListWords } from '../../listing/words'
import { formatName } from './format-name'
import { DatasetFacetsQuery, DatasetsPageQuery } from './queries'
import { RATINGS } from './rating'

/** The catalogue of open data: about what, how good, in which format, of which place. */
export const DATASETS = declareList({
  path: '/datasets',
  page: { query: DatasetsPageQuery, found: (data) => data.datasets },
  counts: { query: DatasetFacetsQuery, found: (data) => data.datasets.facets },
  keys: {
    theme: words('themes', THEMES, { title: 'filter.theme', facet: 'THEME', label: 'theme', isOpen: true }),
    rating: words('ratings', RATINGS, { title: 'dataset.rating', facet: 'RATING', label: 'rating', isOpen: true }),
    // The API counts formats in capitals and takes them in any case.
    format: codes('formats', { title: 'dataset.format', facet: 'FORMAT', isOpen: true, labelOf: (code) => formatName(String(code)) }, (code) => code.toUpperCase()),
    region: places('regions', { title: 'filter.country', facet: 'COUNTRY', isOpen: true }),
    language: languages('languages', { title: 'filter.language', facet: 'LANGUAGE' }),
  },
  sorts: ['RELEVANCE', 'QUALITY', 'MODIFIED', 'NEWEST', 'TITLE'],
  usual: 'QUALITY',
})

export type DatasetSearch = SearchIn<typeof DATASETS>

export const DATASET_WORDS: ListWords = {
  title: 'dataset.title',
  lead: 'dataset.lead',
  count: 'dataset.count',
  show: 'dataset.show',
  empty: 'dataset.empty',
  none: 'dataset.none',
  noneText: 'dataset.noneText',
}
