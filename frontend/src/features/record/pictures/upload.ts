import { apiAddress } from '../../../graphql/config'
import { codeOf, RequestError } from '../../../graphql/errors'
import { send } from '../../../graphql/session'
import { carryTelling } from './carry'

/** What the server takes, by its content; the browser says the kind by the file's name. */
export const KINDS = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const
/** Bytes. */
const LARGEST = 10_000_000
/** Most pictures of a record. */
export const MOST = 12

/** An image that is on the server and belongs to no record yet. */
export interface Uploaded {
  id: string
  width: number
  height: number
  /** A look at it. */
  url: string
}

interface Refusal {
  errors?: { message?: string; extensions?: { code?: string; reason?: string; requestId?: string; retryAfterSeconds?: number } }[]
}

const refuse = (reason: string) => new RequestError('BAD_USER_INPUT', reason, undefined, undefined, reason)

/** What can be told before a byte is sent. A file without a kind may still be one: the server looks into it. */
function reasonAgainst({ size, type }: File): RequestError | undefined {
  if (size === 0) return refuse('IMAGE_EMPTY')
  if (size > LARGEST) return refuse('IMAGE_TOO_LARGE')
  return type === '' || (KINDS as readonly string[]).includes(type) ? undefined : refuse('IMAGE_KIND_UNKNOWN')
}

async function refusalOf(response: Response): Promise<RequestError> {
  const id = response.headers.get('x-request-id') ?? undefined
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN)
  const text = await response.text()
  let told: Refusal = {}
  try {
    told = JSON.parse(text) as Refusal
  } catch (error) {
    // Something between here and the server answered: its status says enough.
    console.debug('Not an answer of the API', error)
  }
  const [first] = told.errors ?? []
  const { code, reason, requestId, retryAfterSeconds } = first?.extensions ?? {}
  const seconds = retryAfterSeconds ?? (Number.isFinite(wait) ? wait : undefined)
  const tooLarge = response.status === 413 ? 'IMAGE_TOO_LARGE' : undefined
  return new RequestError(codeOf(code, response.status), first?.message ?? `The picture was not taken (${response.status})`, requestId ?? id, seconds, reason ?? code ?? tooLarge)
}

/**
 * Sends a file as whoever is signed in. `onShare` hears how much of it is gone, 0 to 1.
 * Rejects with a RequestError, whose `cause` says what is wrong with the file, or with the abort reason.
 */
export async function upload(file: File, onShare: (share: number) => void, signal: AbortSignal): Promise<Uploaded> {
  const against = reasonAgainst(file)
  if (against) throw against
  let response: Response
  try {
    const headers = { accept: 'application/json', 'content-type': file.type === '' ? 'application/octet-stream' : file.type }
    response = await send(new URL('images', await apiAddress()).href, { method: 'POST', headers, body: file, signal }, carryTelling(onShare))
  } catch (error) {
    if (signal.aborted || error instanceof RequestError) throw error
    throw new RequestError('UNAVAILABLE', error instanceof Error ? error.message : 'No answer')
  }
  if (!response.ok) throw await refusalOf(response)
  return (await response.json()) as Uploaded
}
