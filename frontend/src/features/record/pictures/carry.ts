import type { Carry } from '../../../graphql/session'

/** What of an answer's head is read here; a browser tells others only to those it trusts. */
const HEADS = ['content-type', 'x-request-id', 'retry-after']

/** Sends a file and tells how much of it is gone, 0 to 1: `fetch` tells nothing before the answer. */
export const carryTelling =
  (onShare: (share: number) => void): Carry =>
  (address, { method = 'POST', headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const wire = new XMLHttpRequest()
      const end = () => wire.abort()
      wire.open(method, address)
      wire.withCredentials = true
      for (const [name, value] of headers) wire.setRequestHeader(name, value)
      wire.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => lengthComputable && onShare(loaded / total))
      wire.addEventListener('load', () => {
        const told = HEADS.flatMap((name) => {
          const value = wire.getResponseHeader(name)
          return value === null ? [] : [[name, value] as [string, string]]
        })
        resolve(new Response(wire.responseText, { status: wire.status, headers: told }))
      })
      wire.addEventListener('error', () => reject(new TypeError('No answer')))
      wire.addEventListener('abort', () => reject(signal?.reason as Error))
      wire.addEventListener('loadend', () => signal?.removeEventListener('abort', end))
      if (signal?.aborted) return reject(signal.reason as Error)
      signal?.addEventListener('abort', end)
      wire.send(body as XMLHttpRequestBodyInit)
    })
