/** Lists as repeated keys ("stage=tested&stage=market"), words in lower case where they are words of ours: addresses people can read and write. */
const WORD = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/
/** Their values are codes or people's words: left as they are. */
const AS_IS = new Set(['text', 'region', 'language', 'tag', 'after', 'before', 'at', 'with', 'token', 'to'])

export function parseAddress(query: string): Record<string, unknown> {
  const found: Record<string, string | string[]> = {}
  for (const [key, value] of new URLSearchParams(query)) {
    const old = found[key]
    found[key] = old === undefined ? value : Array.isArray(old) ? [...old, value] : [old, value]
  }
  return found
}

export function writeAddress(search: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null || item === '') continue
      const text = String(item)
      query.append(key, !AS_IS.has(key) && WORD.test(text) ? text.toLowerCase() : text)
    }
  }
  const text = query.toString().replaceAll('%2C', ',')
  return text === '' ? '' : `?${text}`
}
