/** The codes of the API that the app has words for; anything else is shown as INTERNAL. */
export const ERROR_CODES = [
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** What went wrong with one request: a code the reader gets a sentence for, and the id the operator can look up. */
export class RequestError extends Error {
  readonly code: ErrorCode
  readonly requestId: string | undefined
  /** Seconds to wait before the same request may succeed, where the server says so. */
  readonly retryAfter: number | undefined
  /** The server's own code, which may say more. */
  override readonly cause: string | undefined

  constructor(code: ErrorCode, message: string, requestId?: string, retryAfter?: number, cause?: string) {
    super(message)
    this.name = 'RequestError'
    this.code = code
    this.requestId = requestId
    this.retryAfter = retryAfter
    this.cause = cause
  }

  /** Whether the same request may succeed later. */
  get isTemporary(): boolean {
    return this.code === 'UNAVAILABLE' || this.code === 'RATE_LIMITED'
  }
}

const known = new Set<string>(ERROR_CODES)

/** The class of an answer, from its first error's code, else from the HTTP status. */
export function codeOf(extensionCode: string | undefined, status: number): ErrorCode {
  if (extensionCode !== undefined && known.has(extensionCode)) return extensionCode as ErrorCode
  if (extensionCode === 'BANNED') return 'FORBIDDEN'
  if (extensionCode !== undefined) return /LIMIT|COST|DEPTH|VALIDATION|PARSE/.test(extensionCode) ? 'BAD_USER_INPUT' : 'INTERNAL'
  if (status === 429) return 'RATE_LIMITED'
  if (status === 502 || status === 503 || status === 504) return 'UNAVAILABLE'
  if (status === 401) return 'UNAUTHENTICATED'
  if (status === 404) return 'NOT_FOUND'
  return status >= 400 && status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL'
}

/** Makes a RequestError of anything a query can throw. */
export function asRequestError(error: unknown): RequestError {
  if (error instanceof RequestError) return error
  return new RequestError('INTERNAL', error instanceof Error ? error.message : String(error))
}
