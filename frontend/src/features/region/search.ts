import { known, one } from '../../listing/keys'

/** What a comparison counts. */
export const MEASURED = ['COUNTS', 'STAGES', 'AREAS', 'SDGS', 'FOCUS', 'HELICES'] as const
export type Measured = (typeof MEASURED)[number]

/** The regions at the same level below the same region above, taken together. */
export const PEERS = 'PEERS'
/** Beside nothing: said in the address, because an address without it asks for the usual places. */
const NOTHING = 'none'
/** How many places stand beside the region; more could not be told apart. */
export const MOST = 4

/** The address of a region's page: `?with=ES,peers,PT1&by=stages&per=people`. */
export interface RegionSearch {
  /** NUTS codes, and `peers`, with commas between them. */
  with?: string
  by?: Measured
  /** Counts for every 100,000 inhabitants; as they are without it. */
  per?: 'PEOPLE'
}

const CODE = /^[A-Z]{2}[A-Z0-9]{0,3}$/

/** The address as typed values; what cannot be a region is left out. */
export function readRegionSearch(raw: { with?: unknown; by?: unknown; per?: unknown }): RegionSearch {
  const [by] = known(raw.by, MEASURED) ?? []
  const [per] = known(raw.per, ['PEOPLE'] as const) ?? []
  const beside = readBeside(raw.with)
  return { ...(beside ? { with: writeBeside(beside) } : {}), ...(by ? { by } : {}), ...(per ? { per } : {}) }
}

function readBeside(raw: unknown): string[] | undefined {
  const text = (Array.isArray(raw) ? raw : [raw]).map(one).filter(Boolean).join(',')
  if (text === '') return undefined
  if (text === NOTHING) return []
  const codes = text.split(',').map((item) => item.trim().toUpperCase())
  const wanted = [...new Set(codes.filter((code) => code === PEERS || CODE.test(code)))]
  return wanted.length > 0 ? wanted.slice(0, MOST) : undefined
}

export const writeBeside = (beside: readonly string[]) => (beside.length === 0 ? NOTHING : beside.map((item) => (item === PEERS ? 'peers' : item)).join(','))

/** What stands beside a region: what the address asks for, else its country and its peers. A country has no country, and its peers are asked for by hand. */
export function besideOf(code: string, search: RegionSearch): string[] {
  const asked = readBeside(search.with)
  const usual = code.length > 2 ? [code.slice(0, 2), PEERS] : []
  return (asked ?? usual).filter((item) => item !== code)
}
