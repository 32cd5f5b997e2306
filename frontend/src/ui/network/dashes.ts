const DASHES = [undefined, '6 4', '1.5 4', '9 3 2 3', '12 4']

/** Dashes of the n-th kind of edge; the first is whole. */
export const dashOf = (at: number) => DASHES[at % DASHES.length]
