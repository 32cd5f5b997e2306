import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ORIGINAL, useOwn } from '../../../acting/own'
import { asRequestError } from '../../../graphql'
import { useText } from '../../../i18n/text'
import { Failure, Loading, Skeleton } from '../../../ui/states'
import { Leaving } from '../leaving'
import { useJob } from '../use-job'
import { ChoosePictures } from './choose'
import { EditPicture, PicturesQuery, picturesOf, RemovePicture, type Picture } from './documents'
import { NewPicture } from './new-picture'
import styles from './pictures.module.css'
import { PICTURES } from './place'
import { buttonOf, PictureRow, WAYS, type Way } from './row'
import { usePictureSentences } from './sentences'
import { MOST } from './upload'
import { useTurns } from './use-upload'

interface RecordPicturesProps {
  recordId: string
  /** Of the record's form. */
  language: string
}

/** The pictures of a record, for those who edit it: each act is done at once, apart from the form. */
export function RecordPictures({ recordId, language }: RecordPicturesProps) {
  const t = useText()
  const queries = useQueryClient()
  const heading = useRef<HTMLHeadingElement>(null)
  const { data, error, refetch } = useOwn(PicturesQuery, { id: recordId }, ORIGINAL)
  const [told, setTold] = useState('')
  const pictures = picturesOf(data?.node)
  const isThere = data !== undefined
  useEffect(() => {
    if (isThere && window.location.hash === `#${PICTURES}`) {
      heading.current?.scrollIntoView()
      heading.current?.focus()
    }
  }, [isThere])
  const done = async (said: string) => {
    // A picture shows in lists too.
    await queries.invalidateQueries()
    setTold(said)
  }
  const failure = error && asRequestError(error)
  return (
    <section aria-labelledby={PICTURES} className={styles.pictures}>
      <h2 id={PICTURES} ref={heading} tabIndex={-1}>
        {t('image.title')}
      </h2>
      <p>{t('image.lead')}</p>
      {failure && <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />}
      {!data && !failure && (
        <Loading label={t('loading')}>
          <Skeleton height="8rem" width="44rem" />
        </Loading>
      )}
      {data && (
        <>
          <There
            pictures={pictures}
            onDone={done}
            onRemoved={async () => {
              await done(t('image.removed'))
              heading.current?.focus()
            }}
          />
          <p role="status" className={styles.told}>
            {told}
          </p>
          <NewPictures
            recordId={recordId}
            language={language}
            room={MOST - pictures.length}
            onTold={setTold}
            onAdded={() => done(t('image.added'))}
          />
        </>
      )}
    </section>
  )
}

interface ThereProps {
  pictures: readonly Picture[]
  onDone: (said: string) => Promise<void>
  onRemoved: () => Promise<void>
}

/** Those that are there, in their order. */
function There({ pictures, onDone, onRemoved }: ThereProps) {
  const t = useText()
  const say = usePictureSentences([])
  const pressed = useRef<string>(undefined)
  const move = useJob(
    async (ask, { id, to }: { id: string; to: number; way: Way }) => (await ask(EditPicture, { input: { id, position: to } })).done,
    async ({ issues }, { id, to, way }) => {
      if (issues.length > 0) return
      pressed.current = buttonOf(id, way)
      await onDone(t('image.moved', { position: to + 1, count: pictures.length }))
    },
  )
  const remove = useJob(
    async (ask, id: string) => (await ask(RemovePicture, { input: { id } })).done,
    ({ issues }) => (issues.length === 0 ? onRemoved() : undefined),
  )
  const order = pictures.map(({ id }) => id).join()
  // A row that moves takes the focus off the button that moved it.
  useEffect(() => {
    if (pressed.current) document.getElementById(pressed.current)?.focus()
    pressed.current = undefined
  }, [order])
  return (
    <>
      {pictures.length === 0 && <p className="muted">{t('image.none')}</p>}
      <ul role="list">
        {pictures.map((picture, at) => (
          <PictureRow
            key={picture.id}
            picture={picture}
            isFirst={at === 0}
            isLast={at === pictures.length - 1}
            isBusy={move.isBusy || remove.isBusy}
            onMove={(way) => move.run({ id: picture.id, to: at + WAYS[way], way })}
            onRemove={() => remove.run(picture.id)}
            onSaved={() => onDone(t('image.saved'))}
          />
        ))}
      </ul>
      <div role="alert" className={styles.wrong}>
        {[...say(move.answer?.issues), ...say(remove.answer?.issues)].map(({ text }) => text).join(' ')}
        {move.problem}
        {remove.problem}
      </div>
      {move.aside}
      {remove.aside}
    </>
  )
}

interface NewPicturesProps {
  recordId: string
  language: string
  /** How many more the record can have. */
  room: number
  onTold: (said: string) => void
  onAdded: () => Promise<void>
}

interface Chosen {
  key: number
  file: File
}

/** Those that are chosen, each with the words it needs. */
function NewPictures({ recordId, language, room, onTold, onAdded }: NewPicturesProps) {
  const t = useText()
  const inTurn = useTurns()
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const count = useRef(0)
  const waiting = useRef(0)
  useEffect(() => {
    waiting.current = chosen.length
  }, [chosen])
  const isUnsent = useCallback(() => waiting.current > 0, [])
  const free = room - chosen.length
  const choose = (files: readonly File[]) => {
    const kept = files.slice(0, free).map((file) => ({ key: (count.current += 1), file }))
    setChosen([...chosen, ...kept])
    onTold(kept.length < files.length ? t('image.noRoom', { count: free }) : '')
  }
  const drop = (key: number) => {
    setChosen((old) => old.filter((one) => one.key !== key))
    document.getElementById(PICTURES)?.focus()
  }
  return (
    <>
      {chosen.map(({ key, file }, at) => (
        <NewPicture
          key={key}
          file={file}
          recordId={recordId}
          language={language}
          inTurn={inTurn}
          isNext={at === 0}
          onLeftOut={() => drop(key)}
          onAdded={async () => {
            drop(key)
            await onAdded()
          }}
        />
      ))}
      {free > 0 ? <ChoosePictures onChosen={choose} /> : room <= 0 && <p>{t('image.full', { most: MOST })}</p>}
      <Leaving isUnsent={isUnsent} text={t('image.leave')} />
    </>
  )
}
