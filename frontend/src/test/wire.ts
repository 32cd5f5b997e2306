import { vi } from 'vitest'

interface Reply {
  status: number
  body: object
  headers?: Record<string, string>
}

interface Carried {
  url: string
  headers: Record<string, string>
  body: unknown
}

/** Stands in for XMLHttpRequest, by which files are sent: half of the file goes, then comes the next reply; 'gone' is a line that breaks, 'held' one that stays. */
export function wireWith(...replies: (Reply | 'gone' | 'held')[]): Carried[] {
  const all: Carried[] = []
  class Wire extends EventTarget {
    readonly upload = new EventTarget()
    status = 0
    responseText = ''
    withCredentials = false
    readonly #headers: Record<string, string> = {}
    #url = ''
    #told: Record<string, string> = {}

    open(_: string, url: string) {
      this.#url = url
    }

    setRequestHeader(name: string, value: string) {
      this.#headers[name] = value
    }

    getResponseHeader(name: string) {
      return this.#told[name] ?? null
    }

    abort() {
      this.dispatchEvent(new Event('abort'))
    }

    send(body: unknown) {
      all.push({ url: this.#url, headers: this.#headers, body })
      const reply = replies.shift()
      if (!reply) throw new Error('Nobody expected another file')
      this.upload.dispatchEvent(Object.assign(new Event('progress'), { lengthComputable: true, loaded: 1, total: 2 }))
      if (reply === 'held') return
      if (reply !== 'gone') {
        this.status = reply.status
        this.responseText = JSON.stringify(reply.body)
        this.#told = reply.headers ?? {}
      }
      queueMicrotask(() => {
        this.dispatchEvent(new Event(reply === 'gone' ? 'error' : 'load'))
        this.dispatchEvent(new Event('loadend'))
      })
    }
  }
  vi.stubGlobal('XMLHttpRequest', Wire)
  return all
}
