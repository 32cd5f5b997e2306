/** Stands for the lines that are the same in both. */
const REST = '…'

/** Of two versions of a text only the lines from the first that differs to the last, with one more around them to find the place. */
export function changedPart(before: string, after: string): [before: string, after: string] {
  const [was, is] = [before.split('\n'), after.split('\n')]
  const shorter = Math.min(was.length, is.length)
  let first = 0
  while (first < shorter && was[first] === is[first]) first += 1
  let last = 0
  while (last < shorter - first && was.at(-1 - last) === is.at(-1 - last)) last += 1
  const part = (lines: readonly string[]) => {
    const [from, to] = [Math.max(0, first - 1), lines.length - Math.max(0, last - 1)]
    return [...(from > 0 ? [REST] : []), ...lines.slice(from, to), ...(to < lines.length ? [REST] : [])].join('\n')
  }
  return [part(was), part(is)]
}
