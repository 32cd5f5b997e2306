export { asRequestError } from './errors'
export { graphql, readFragment } from './generated'
export type { FragmentType } from './generated'
export { operation, useOperation } from './query'
