/** What the address of a list asks for, without its order, page and look: words and filters alone, each as it stands there. */
export function askedBy(address: string, keys: readonly string[]): string {
  const wanted = new Set(['text', ...keys])
  const asked = [...new URLSearchParams(address)].filter(([key, value]) => wanted.has(key) && value !== '')
  return new URLSearchParams(asked).toString()
}
