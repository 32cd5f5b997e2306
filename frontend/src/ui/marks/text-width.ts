/** Average widths of the text face in ems, for places without a canvas: enough to keep words apart. */
const NARROW = /[\sfijlrtI.,:;'’!|()[\]-]/
const WIDE = /[mwMWÆŒ@%&]/
const emOf = (letter: string) => (NARROW.test(letter) ? 0.33 : WIDE.test(letter) ? 0.9 : letter === letter.toLowerCase() ? 0.56 : 0.68)

/** Faces that arrive after measuring may run a little wider. */
const SLACK = 1.06

let pen: CanvasRenderingContext2D | null | undefined
let face = ''

function penOnce(): CanvasRenderingContext2D | null {
  if (pen === undefined) {
    pen = typeof OffscreenCanvas === 'undefined' ? null : document.createElement('canvas').getContext('2d')
    face = pen ? getComputedStyle(document.body).fontFamily : ''
  }
  return pen
}

/** Width of a line of text in the text face, in pixels. */
export function textWidth(text: string, size: number, weight = 500): number {
  const drawn = penOnce()
  if (!drawn) return SLACK * size * Array.from(text).reduce((sum, letter) => sum + emOf(letter), 0)
  drawn.font = `${weight} ${size}px ${face}`
  return SLACK * drawn.measureText(text).width
}

/** Text in at most so many lines of at most this width; what does not fit ends in an ellipsis. */
export function wrapText(text: string, most: { width: number; lines: number }, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer) > most.width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  if (line !== '') lines.push(line)
  const kept = lines.slice(0, most.lines)
  return kept.map((words, at) => shortened(words, at === most.lines - 1 && lines.length > most.lines, most.width, widthOf))
}

function shortened(words: string, hasMore: boolean, width: number, widthOf: (text: string) => number): string {
  if (!hasMore && widthOf(words) <= width) return words
  const letters = Array.from(words)
  while (letters.length > 1 && widthOf(`${letters.join('').trimEnd()}…`) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
