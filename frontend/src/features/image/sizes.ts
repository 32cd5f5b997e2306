interface Sized {
  /** Of the largest size, in pixels. */
  width: number
  url: string
  url640: string
  url320: string
}

/** The sizes of a picture for `srcset`, each once: a small original has fewer than three. */
export function sizesOf({ width, url, url640, url320 }: Sized): string {
  const sizes = [[320, url320], [640, url640], [width, url]] as const
  const each = new Map(sizes.map(([wide, address]) => [Math.min(wide, width), address]))
  return [...each].map(([wide, address]) => `${address} ${wide}w`).join(', ')
}
