/**
 * A list page from one declaration: what its address may hold, how that becomes the API's filter, which counts stand beside which
 * filters. About 40 lines of your own make a page; experts are the example to copy.
 *
 * 1. `features/person/queries.ts`: one page of rows, and the counts. The page takes first, after, last, before, filter and sort, and asks
 *    for totalCount, pageInfo, `nodes { id }` and the fragment of your rows; the counts take the filter and `$of: [ExpertFacet!]!`, the facets
 *    of the groups that are open: `experts(first: 1, filter: $filter) { facets(of: $of) { name values { value count } } }`.
 * 2. `features/person/search.ts`: the declaration. It is loaded with the page.
 *
 *        export const EXPERTS = declareList({
 *          path: '/experts',
 *          page: { query: ExpertsPageQuery, found: (data) => data.experts },
 *          counts: { query: ExpertFacetsQuery, found: (data) => data.experts.facets },
 *          keys: {
 *            area: words('areas', AREAS, { title: 'filter.area', facet: 'AREA', label: 'area', isOpen: true }),
 *            region: places('regions', { title: 'filter.country', facet: 'COUNTRY', isOpen: true }),
 *            free: flag('hasFreePlaces', { title: 'person.places', label: 'person.free' }),
 *          },
 *          sorts: ['RELEVANCE', 'NAME', 'NEWEST'],
 *          usual: 'NAME',
 *        })
 *
 *    A field that the filter lacks, a vocabulary with a word the API does not know or an unknown order does not compile.
 * 3. `routes/experts.tsx`: `validateSearch: (raw) => raw as ExpertSearch` (a type alone: the declaration must not come with the first view),
 *    `loaderDeps: ({ search }) => search`, `loader: async ({ context, deps }) => (await import('./experts-page')).prefetchExperts(context, deps)`,
 *    the page component lazy. Links preload on intent, so the loader is also what fetches the next page when somebody is about to ask for it.
 * 4. `routes/experts-page.tsx`: `prefetchExperts`, which calls `prefetchList(EXPERTS, EXPERTS.read(search), context)`, and
 *    `<RowsPage list={EXPERTS} search={useListSearch(EXPERTS, route.useSearch())} words={EXPERT_WORDS} skeleton={...}>
 *    {(data) => <ExpertList experts={data.experts} />}</RowsPage>`. It brings the four states, filters (a drawer on small screens), chips,
 *    order, pages, and the rows as CSV where you pass `data`. With a map or a table besides, compose `ListingPage` and `Results` yourself:
 *    see `routes/projects-page.tsx`.
 * 5. Words: the shared ones are in the part `list` of the locales; yours are the `ListWords` (words.ts) and the titles of your own keys.
 *
 * A page holds at most 100 rows (the API's limit; 20 unless `size` says otherwise), by keyset: no list here is long enough to need rows that
 * are drawn only while seen. A view that shows more (everything on a map, say) has to think of that itself.
 */
import type { TypedDocumentString } from '../graphql/generated/graphql'
import { known, one, type Key } from './keys'

/** The variables of every page query; `filter` and `sort` are checked where a list is declared. */
export interface PageVariables {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
  filter?: unknown
  sort?: unknown
}

/** What every page of rows has. */
export interface Page {
  totalCount: number
  pageInfo: PageEnds
  nodes: readonly unknown[]
}

export interface PageEnds {
  hasNextPage: boolean
  hasPreviousPage: boolean
  startCursor?: string | null
  endCursor?: string | null
}

/** A facet as the API answers it. A label is asked for where only the server knows the name. */
export interface FacetCounts {
  name: string
  values: readonly { value: string; count: number; label?: { text: string; language: string } | null }[]
}

/** A query, and where in its answer the wanted part is. */
export interface Source<R, V, Found> {
  query: TypedDocumentString<R, V>
  found: (data: R) => Found
}

/** What an address of any list may hold; a declared list knows its own keys better. */
export interface AnySearch {
  text?: string
  sort?: string
  after?: string
  before?: string
  view?: string
}

/** A declared list: what the address holds is `S`, the filter of the API `F`, the answer with one page of rows `R`. */
export interface List<R = never, S extends AnySearch = AnySearch, F = unknown> {
  path: string
  page: Source<R, PageVariables, Page>
  counts: Source<unknown, { filter?: unknown; of: readonly string[] }, readonly FacetCounts[]>
  keys: Readonly<Record<string, Key>>
  sorts: readonly string[]
  usual: string
  layouts: readonly string[]
  size: number
  /** The address as typed values; words it does not know are left out rather than sent to the server. */
  read: (raw: Record<string, unknown>) => S
  /** The API's filter for what the address asks. */
  filter: (search: AnySearch) => F
}

/** Another query for the same pages, which asks the rows for more: what a table shows. */
export function pageSource<R, V extends PageVariables>(source: Source<R, V, Page>): Source<R, PageVariables, Page> {
  return source as unknown as Source<R, PageVariables, Page>
}

type NoNull<T> = Exclude<T, null | undefined>
type FilterOf<V> = V extends { filter?: infer F } ? NoNull<F> : never
type SortOf<V> = V extends { sort?: infer S } ? NoNull<S> : never
/** Keys that fit the filter: the field is there and takes the values of the vocabulary. */
type KeyFor<F> = { [N in keyof F & string]-?: Key<N, NoNull<F[N]>> }[keyof F & string]
type Held<K> = { [N in keyof K]?: K[N] extends Key<string, infer H> ? H : never }
type OwnKeys = Record<string, (raw: unknown) => unknown>
type OwnHeld<O extends OwnKeys> = [O] extends [never] ? unknown : { [N in keyof O]?: NoNull<ReturnType<O[N]>> }

/** The typed address of a declared list. */
export type SearchOf<K, Sort, Layout, O extends OwnKeys> = {
  text?: string
  sort?: Sort
  after?: string
  before?: string
  view?: Layout
} & Held<K> &
  OwnHeld<O>

interface Declaration<Path, R, V, C, Facet extends string, K, Sort, Layout, O> {
  path: Path
  page: Source<R, V, Page>
  counts: Source<C, { filter?: FilterOf<V> | null | undefined; of: Facet | Facet[] }, readonly FacetCounts[]>
  /** In the order in which people ask, which is the order of the filters at the side. */
  keys: K
  sorts: readonly Sort[]
  /** The order when nothing else is asked. With a text it is RELEVANCE, where the list has that. */
  usual: Sort
  /** Ways of showing the same query; the first is the usual one. */
  layouts?: readonly Layout[]
  /** Keys that are no filter, such as the place of a map. */
  own?: O
  /** What is always asked for, whatever the address says. */
  always?: FilterOf<V>
  /** Rows of a page, at most 100. */
  size?: number
}

type Loose = Record<string, unknown>
const isPresent = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0)
const without = (object: Loose): Loose => Object.fromEntries(Object.entries(object).filter(([, value]) => isPresent(value)))

/** Makes a list of its declaration; see the top of this file. */
export function declareList<
  const Path extends string,
  R,
  V extends PageVariables,
  C,
  Facet extends string,
  const K extends Readonly<Record<string, KeyFor<FilterOf<V>>>>,
  const Sort extends SortOf<V> & string,
  const Layout extends string = never,
  O extends OwnKeys = never,
>(declaration: Declaration<Path, R, V, C, Facet, K, Sort, Layout, O>) {
  type Search = SearchOf<K, Sort, Layout, O>
  const { keys, sorts, layouts = [], own, always, size = 20 } = declaration
  const readEach = (readers: Record<string, (raw: unknown) => unknown>, raw: Loose): Loose =>
    Object.fromEntries(Object.entries(readers).map(([name, read]) => [name, read(raw[name])]))
  const keyReaders = Object.fromEntries(Object.entries<Key>(keys).map(([name, { read }]) => [name, read]))

  const read = (raw: Loose): Search =>
    without({
      text: one(raw['text']),
      ...readEach(keyReaders, raw),
      sort: known(raw['sort'], sorts)?.[0],
      after: one(raw['after']),
      before: one(raw['before']),
      view: layouts.find((layout) => layout === one(raw['view'])),
      ...readEach(own ?? {}, raw),
    }) as Search
  const filter = (search: AnySearch): FilterOf<V> =>
    without({
      ...(always as Loose | undefined),
      text: search.text,
      ...Object.fromEntries(Object.entries<Key>(keys).map(([name, { field }]) => [field, (search as Loose)[name]])),
    }) as FilterOf<V>
  const list = { ...declaration, layouts, size, read, filter }
  // Each filter, sort and answer was checked above against the query that takes it; from here on they only pass through.
  return list as unknown as List<R, Search, FilterOf<V>> & { path: Path }
}

/** The typed address of a list: `type ExpertSearch = SearchIn<typeof EXPERTS>`. */
export type SearchIn<L extends { read: (raw: Loose) => unknown }> = ReturnType<L['read']>
