import { geoArea } from 'd3-geo'
import type { Position, Shape } from './shape'

/** Whether d3 reads this ring as an outer one: less than half of the earth within it. */
const isOuter = (ring: readonly Position[]) => geoArea({ type: 'Polygon', coordinates: [ring as number[][]] }) <= 2 * Math.PI

/** RFC 7946 winds outer rings the other way round than d3 reads them on the sphere; either way comes out as d3 wants it. */
export function rewound({ coordinates }: Shape): { type: 'MultiPolygon'; coordinates: number[][][][] } {
  const turned = coordinates.map((rings) => rings.map((ring, at) => ((at === 0) === isOuter(ring) ? ring : ring.toReversed()) as number[][]))
  return { type: 'MultiPolygon', coordinates: turned }
}
