import { useEffect, useRef, useState } from 'react'
import { LineField, needed, ProseField, typed } from '../../../acting/fields'
import type { RequestError } from '../../../graphql/errors'
import { useFormats } from '../../../i18n/format'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { Problem } from '../../../ui/form/problem'
import { useMember } from '../session'
import { useJob } from '../use-job'
import { AddPicture } from './documents'
import styles from './pictures.module.css'
import { usePictureSentences, useRefusal } from './sentences'
import { useUpload, type InTurn } from './use-upload'

/** Characters, as the API has them. */
export const LONGEST = { altText: 300, credit: 200 } as const
const FIELDS = ['altText', 'credit']

interface NewPictureProps {
  file: File
  recordId: string
  /** Of the record's form: the words of its pictures are in the same. */
  language: string
  inTurn: InTurn
  /** It takes the focus: the first of those that were chosen. */
  isNext: boolean
  onAdded: () => unknown
  onLeftOut: () => void
}

/** A file on its way, and the words it needs before it is on the page. */
export function NewPicture({ file, recordId, language, inTurn, isNext, onAdded, onLeftOut }: NewPictureProps) {
  const t = useText()
  const formats = useFormats()
  const { SignInAgain } = useMember()
  const [isAsking, setIsAsking] = useState(false)
  const { sending, again, arrived } = useUpload(file, inTurn)
  const say = usePictureSentences(FIELDS)
  const place = useRef<HTMLDivElement>(null)
  const { run, isBusy, answer, problem, aside } = useJob(
    async (ask, words: { altText: string; credit: string | null }) => {
      const { id } = await arrived()
      const { done } = await ask(AddPicture, { input: { recordId, imageId: id, language, ...words } })
      return done
    },
    ({ issues }) => (issues.length === 0 ? onAdded() : undefined),
  )
  useEffect(() => {
    if (isNext) place.current?.querySelector('textarea')?.focus()
  }, [isNext])
  const goOn = () => {
    setIsAsking(false)
    again()
  }
  const hasFailed = sending.at === 'failed'
  return (
    <div ref={place} role="group" aria-label={file.name} className={styles.new}>
      <p className={styles.name}>{file.name}</p>
      {sending.at === 'there' && <img className={styles.look} src={sending.image.url} alt="" width={sending.image.width} height={sending.image.height} />}
      {(sending.at === 'waiting' || sending.at === 'sending') && <Way name={file.name} share={sending.at === 'sending' ? sending.share : undefined} />}
      <div role="alert" className={styles.wrong}>
        {hasFailed && <Refused error={sending.error} onAgain={again} onSignIn={() => setIsAsking(true)} />}
      </div>
      <Form
        label={t('image.add')}
        submit={t('image.add')}
        isBusy={isBusy}
        errors={say(answer?.issues)}
        // Why the file is not there stands at the file.
        problem={hasFailed ? undefined : problem}
        onSubmit={(values) => run({ altText: needed(values, 'altText'), credit: typed(values, 'credit') })}
      >
        <ProseField name="altText" label={t('image.altText')} hint={`${t('image.altTextHint', { language: formats.language(language) })} ${t('image.altTextWhy')}`} most={LONGEST.altText} />
        <LineField name="credit" label={t('image.credit')} hint={t('image.creditHint')} isOptional most={LONGEST.credit} />
      </Form>
      <button type="button" className="linkish small" onClick={onLeftOut}>
        {t('image.leaveOut')}
      </button>
      {aside}
      {isAsking && <SignInAgain onDone={goOn} onClose={() => setIsAsking(false)} />}
    </div>
  )
}

/** How much of a file is gone, in steps that a voice can follow; then the server makes its sizes. */
function Way({ name, share }: { name: string; share: number | undefined }) {
  const t = useText()
  const isSent = share === 1
  const label = isSent ? t('image.making', { name }) : share === undefined ? t('image.waiting', { name }) : t('image.sending', { name })
  return (
    <div className={styles.way}>
      <span className="small muted">{label}</span>
      <progress aria-label={label} max={1} value={isSent ? undefined : share} />
    </div>
  )
}

interface RefusedProps {
  error: RequestError
  onAgain: () => void
  onSignIn: () => void
}

/** Why a file did not arrive, and what to do. */
function Refused({ error, onAgain, onSignIn }: RefusedProps) {
  const t = useText()
  const refusal = useRefusal()(error)
  if (refusal) return <p>{refusal}</p>
  return (
    <>
      <Problem error={error} onSignIn={onSignIn} />
      {error.code !== 'UNAUTHENTICATED' && (
        <button type="button" className="btn quiet" onClick={onAgain}>
          {t('image.again')}
        </button>
      )}
    </>
  )
}
