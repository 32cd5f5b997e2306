/** The one setting of the built files: where the API is. An address on another origin needs this site in the server's CORS list. */
interface Config {
  api: string
}

const DEFAULT: Config = { api: '/graphql' }

async function read(): Promise<Config> {
  const response = await fetch('/config.json', { headers: { accept: 'application/json' } })
  if (!response.ok) return DEFAULT
  const found: unknown = await response.json()
  const api = typeof found === 'object' && found !== null && 'api' in found ? found.api : undefined
  return typeof api === 'string' && api !== '' ? { api } : DEFAULT
}

let pending: Promise<Config> | undefined

/** The configuration, read once. A site without `config.json` talks to its own origin. */
export function config(): Promise<Config> {
  pending ??= read().catch((error: unknown) => {
    console.warn('config.json could not be read; the API is expected at /graphql on this origin.', error)
    return DEFAULT
  })
  return pending
}

/** The API's absolute address, for people to copy. */
export async function apiAddress(): Promise<string> {
  return new URL((await config()).api, window.location.href).href
}
