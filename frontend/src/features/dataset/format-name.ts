/** "WMS_SRVC" is a code of the EU's list of file types for a service; people say "WMS". */
const SERVICE = /_SRVC$/i

/** A format as people call it. */
export const formatName = (code: string) => code.replace(SERVICE, '').replaceAll('_', ' ')

/** Each format once, in the order in which a dataset names them. */
export function formatNames(formats: readonly (string | null | undefined)[]): string[] {
  return [...new Set(formats.filter((code) => typeof code === 'string' && code !== '').map((code) => formatName(String(code).toUpperCase())))]
}
