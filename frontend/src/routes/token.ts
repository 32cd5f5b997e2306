/** The token of a link in a mail, from what the address asks. Read by the page: the rules of its address need not be in every first view. */
export function tokenIn(search: unknown): string | undefined {
  const token = typeof search === 'object' && search !== null && 'token' in search ? search.token : undefined
  return typeof token === 'string' && token !== '' ? token : undefined
}
