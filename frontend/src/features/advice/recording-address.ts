/** The address of a recording from where a turn begins: as the two providers whose pages know it write that, or, elsewhere, the media fragment of the W3C. */
export function atOffset(address: string, seconds: number): string {
  if (seconds <= 0) return address
  try {
    const url = new URL(address)
    const host = url.hostname.replace(/^www\./, '')
    if (host === 'youtube.com' || host === 'youtu.be') url.searchParams.set('t', `${seconds}s`)
    else url.hash = host === 'vimeo.com' ? `t=${seconds}s` : url.hash || `t=${seconds}`
    return url.href
  } catch {
    // The server takes addresses alone; what is none is shown as it is.
    return address
  }
}
