import {
  ALL_STAGES,
  AREAS,
  FOCUS_AREAS,
  HELICES,
  MACRO_SCENARIOS,
  NEED_KINDS,
  OUTCOMES,
  SDGS,
  SORTS,
  THEMES,
} from '../../i18n/vocabulary'
import type { ProjectFilter, ProjectSort } from '../../graphql/generated/graphql'
import { readView } from '../../ui/map/view'

export const LAYOUTS = ['list', 'map', 'table'] as const
type Layout = (typeof LAYOUTS)[number]

type Values<T extends readonly unknown[]> = T[number][]

/** Everything the Projects page shows, as it stands in the address. Absent means "not asked for". */
export interface ProjectSearch {
  text?: string
  region?: string[]
  stage?: Values<typeof ALL_STAGES>
  area?: Values<typeof AREAS>
  need?: Values<typeof NEED_KINDS>
  sdg?: Values<typeof SDGS>
  focus?: Values<typeof FOCUS_AREAS>
  language?: string[]
  helix?: Values<typeof HELICES>
  macro?: Values<typeof MACRO_SCENARIOS>
  theme?: Values<typeof THEMES>
  outcome?: Values<typeof OUTCOMES>
  tag?: string[]
  sort?: (typeof SORTS)[number]
  after?: string
  before?: string
  view?: Layout
  /** Centre and zoom of the map: "47.5,12.1,4". */
  at?: string
}

/** The filters that hold a list of values. */
export const LIST_KEYS = [
  'region',
  'stage',
  'area',
  'need',
  'sdg',
  'focus',
  'language',
  'helix',
  'macro',
  'theme',
  'outcome',
  'tag',
] as const
export type ListKey = (typeof LIST_KEYS)[number]

const PAGE_SIZE = 20

type Raw = Record<string, unknown>

const strings = (value: unknown): string[] => {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return list.filter((item): item is string | number => typeof item === 'string' || typeof item === 'number').map(String)
}

const unique = <T>(list: T[]): T[] | undefined => (list.length > 0 ? [...new Set(list)] : undefined)

function some<T extends readonly (string | number)[]>(raw: unknown, allowed: T): Values<T> | undefined {
  const wanted = new Set(strings(raw).map((value) => value.toUpperCase()))
  return unique(allowed.filter((value) => wanted.has(String(value))))
}

const one = (raw: unknown) => {
  const [first] = strings(raw)
  return first === undefined || first.trim() === '' ? undefined : first
}

/** Reads an address; words it does not know are left out rather than sent to the server. */
export function readSearch(raw: Raw): ProjectSearch {
  const found: { [K in keyof ProjectSearch]: ProjectSearch[K] | undefined } = {
    text: one(raw['text']),
    region: unique(strings(raw['region'])),
    stage: some(raw['stage'], ALL_STAGES),
    area: some(raw['area'], AREAS),
    need: some(raw['need'], NEED_KINDS),
    sdg: some(raw['sdg'], SDGS),
    focus: some(raw['focus'], FOCUS_AREAS),
    language: unique(strings(raw['language'])),
    helix: some(raw['helix'], HELICES),
    macro: some(raw['macro'], MACRO_SCENARIOS),
    theme: some(raw['theme'], THEMES),
    outcome: some(raw['outcome'], OUTCOMES),
    tag: unique(strings(raw['tag'])),
    sort: some(raw['sort'], SORTS)?.[0],
    after: one(raw['after']),
    before: one(raw['before']),
    view: LAYOUTS.find((layout) => layout === one(raw['view'])),
    at: readView(one(raw['at'])) ? one(raw['at']) : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as ProjectSearch
}

/** The server's filter for what the address asks. */
export function toFilter(search: ProjectSearch): ProjectFilter {
  const filter: ProjectFilter = {
    text: search.text,
    regions: search.region,
    stages: search.stage,
    areas: search.area,
    needKinds: search.need,
    sdgs: search.sdg,
    focusAreas: search.focus,
    languages: search.language,
    helices: search.helix,
    macroScenarios: search.macro,
    themes: search.theme,
    outcomes: search.outcome,
    tags: search.tag,
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

/** The order asked for; words are answered by relevance, everything else newest first. */
export function sortOf(search: ProjectSearch): ProjectSort {
  return search.sort ?? (search.text ? 'RELEVANCE' : 'NEWEST')
}

/** One keyset page: forwards from a cursor, or backwards to it. */
export function pageOf({ after, before }: ProjectSearch) {
  return before ? { last: PAGE_SIZE, before } : after ? { first: PAGE_SIZE, after } : { first: PAGE_SIZE }
}

/** How many filters are in force. */
export function countFilters(search: ProjectSearch): number {
  return LIST_KEYS.reduce((sum, key) => sum + (search[key]?.length ?? 0), search.text ? 1 : 0)
}

/** A change of what is asked starts again at the first page. */
export function changed(search: ProjectSearch, change: { [K in keyof ProjectSearch]?: ProjectSearch[K] | undefined }): ProjectSearch {
  const { after: _after, before: _before, ...kept } = search
  const next = { ...kept, ...change }
  return Object.fromEntries(
    Object.entries(next).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  ) as ProjectSearch
}

/** Adds a value to a list filter, or takes it away. */
export function toggled(search: ProjectSearch, key: ListKey, value: string | number): ProjectSearch {
  const list = (search[key] ?? []) as (string | number)[]
  const next = list.includes(value) ? list.filter((item) => item !== value) : [...list, value]
  return changed(search, { [key]: next })
}

/** Nothing asked; the layout stays. */
export function cleared({ view, sort, at }: ProjectSearch): ProjectSearch {
  return changed({}, { view, sort, at })
}
