import { useMutation } from '@tanstack/react-query'
import { asRequestError } from '../../graphql'
import { apiAddress } from '../../graphql/config'
import { codeOf, RequestError } from '../../graphql/errors'
import { send } from '../../graphql/session'
import { useText } from '../../i18n/text'
import { saveFile } from '../../lib/csv'
import { Problem } from '../../ui/form/problem'
import styles from './my-data.module.css'

const TYPES = { json: 'application/json', html: 'text/html' } as const
type Kind = keyof typeof TYPES
const KINDS = ['html', 'json'] as const satisfies readonly Kind[]

/** The name that the server gives the file, else one of our own. */
const nameOf = (response: Response, kind: Kind) => /filename="?([\w.-]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? `rialto-my-data.${kind}`

async function download(kind: Kind): Promise<void> {
  const address = new URL(`my-data.${kind}`, await apiAddress()).href
  let response: Response
  try {
    response = await send(address, { headers: { accept: TYPES[kind] } })
  } catch (error) {
    throw error instanceof RequestError ? error : new RequestError('UNAVAILABLE', error instanceof Error ? error.message : 'No answer')
  }
  if (!response.ok) {
    const wait = Number(response.headers.get('retry-after') ?? Number.NaN)
    throw new RequestError(codeOf(undefined, response.status), `My data could not be read (${response.status})`, response.headers.get('x-request-id') ?? undefined, Number.isFinite(wait) ? wait : undefined)
  }
  saveFile(nameOf(response, kind), `${TYPES[kind]};charset=utf-8`, await response.text())
}

/** All that is kept of somebody: a page to read, and a file for programs. */
export function Download() {
  const t = useText()
  const { mutate, isPending, isSuccess, error } = useMutation({ mutationFn: download, networkMode: 'always' })
  return (
    <>
      <p className={styles.buttons}>
        {KINDS.map((kind) => (
          <button key={kind} type="button" className="btn quiet" aria-disabled={isPending || undefined} onClick={() => !isPending && mutate(kind)}>
            {t(`myData.download.${kind}`)}
          </button>
        ))}
      </p>
      <p role="status">{isPending ? t('loading') : isSuccess && t('myData.downloaded')}</p>
      <div role="alert">{error && <Problem error={asRequestError(error)} />}</div>
    </>
  )
}
