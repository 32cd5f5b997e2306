const CREATIVE_COMMONS = /^creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)(?:\/([a-z]{2})(?:\/|$))?/i
const CC_ZERO = /^creativecommons\.org\/publicdomain\/zero\/([\d.]+)/i
const EU_LICENCE = /^publications\.europa\.eu\/resource\/authority\/licence\/([A-Z0-9_]+)/

/** A licence as people call it: the names of Creative Commons and of the EU's list are in their addresses; of any other address the address itself is told. */
export function licenceName(licence: string): string {
  const address = /^https?:\/\/(?:www\.)?(.+?)\/?$/i.exec(licence.trim())?.[1]
  if (address === undefined) return licence
  const common = CREATIVE_COMMONS.exec(address)
  if (common?.[1] && common[2]) return ['CC', common[1].toUpperCase(), common[2], common[3]?.toUpperCase()].filter(Boolean).join(' ')
  const zero = CC_ZERO.exec(address)?.[1]
  if (zero) return `CC0 ${zero}`
  return EU_LICENCE.exec(address)?.[1]?.replaceAll('_', ' ') ?? address
}
