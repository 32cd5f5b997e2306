import { ALL_STAGES, AREAS, FOCUS_AREAS, HELICES, MACRO_SCENARIOS, NEED_KINDS, OUTCOMES, SDGS, SORTS, THEMES } from '../../i18n/vocabulary'
import { codes, languages, one, places, words } from '../../listing/keys'
import { declareList, pageSource, type SearchIn } from '../../listing/list'
import { readView } from '../../ui/map/view'
import { ProjectFacetsQuery, ProjectsPageQuery, ProjectsTableQuery } from './queries'

/** Centre and zoom of the map: "47.5,12.1,4". */
const readAt = (raw: unknown) => (readView(one(raw)) ? one(raw) : undefined)

/** The Projects page: list, map and table of one query. */
export const PROJECTS = declareList({
  path: '/projects',
  page: { query: ProjectsPageQuery, found: (data) => data.projects },
  counts: { query: ProjectFacetsQuery, found: (data) => data.projects.facets },
  // In the order in which people ask: where it stands, what it needs, where, what for.
  keys: {
    stage: words('stages', ALL_STAGES, { title: 'filter.stage', facet: 'STAGE', label: 'stage', isOpen: true }),
    area: words('areas', AREAS, { title: 'filter.area', facet: 'AREA', label: 'area', isOpen: true }),
    region: places('regions', { title: 'filter.country', facet: 'COUNTRY', isOpen: true }),
    sdg: words('sdgs', SDGS, {
      title: 'filter.sdg',
      facet: 'SDG',
      isOpen: true,
      labelOf: (value, { t }) => `${value} · ${t(`sdg.${value as (typeof SDGS)[number]}`)}`,
    }),
    need: words('needKinds', NEED_KINDS, { title: 'filter.need', facet: 'NEED_KIND', label: 'need' }),
    focus: words('focusAreas', FOCUS_AREAS, { title: 'filter.focus', facet: 'FOCUS_AREA', label: 'focus' }),
    language: languages('languages', { title: 'filter.language', facet: 'LANGUAGE' }),
    helix: words('helices', HELICES, { title: 'filter.helix', facet: 'HELIX', label: 'helix' }),
    macro: words('macroScenarios', MACRO_SCENARIOS, { title: 'filter.macro', facet: 'MACRO_SCENARIO', label: 'macro' }),
    theme: words('themes', THEMES, { title: 'filter.theme', facet: 'THEME', label: 'theme' }),
    outcome: words('outcomes', OUTCOMES, { label: 'outcome' }),
    tag: codes('tags'),
  },
  sorts: SORTS,
  usual: 'NEWEST',
  layouts: ['list', 'map', 'table'],
  own: { at: readAt },
})

export type ProjectSearch = SearchIn<typeof PROJECTS>

/** The same pages with what the table shows. */
export const PROJECTS_TABLE = pageSource({ query: ProjectsTableQuery, found: (data) => data.projects })
