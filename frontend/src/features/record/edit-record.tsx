import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../../i18n/text'
import { Loading, Skeleton } from '../../ui/states'
import { tell } from '../../ui/toast'
import { ConflictView, type Side } from './conflict'
import type { Editable } from './documents'
import { fieldsOf, FORMS, nameField, type Place } from './fields'
import { Groups } from './groups'
import { Leaving } from './leaving'
import { PAGE } from './path'
import { RecordForm } from './record-form'
import { change, publish, type Saved, type Stand } from './save'
import { KeptNote, Unfinished } from './unfinished'
import { useDrafts } from './use-drafts'
import { useJob } from './use-job'
import { useReadAgain } from './use-read-again'
import { useTold } from './use-told'
import { useTyping } from './use-typing'
import { changed, shownAll, textOf, type Values } from './values'

interface Content {
  values: Values
  /** What stood there when the writing began: whatever differs from it was typed. */
  stand: Stand
}

export function standOf(place: Place, { id, slug, version, form }: Editable): Stand {
  return { id, slug, version, values: shownAll(fieldsOf(place), (form ?? {}) as Values) }
}

interface EditRecordProps {
  place: Place
  stand: Stand
  isPublic: boolean
  mayPublish: boolean
  /** Where to go when it is saved. */
  onSaved?: ((slug: string) => Promise<unknown>) | undefined
}

/** The form of a record that is there. */
export function EditRecord(props: EditRecordProps) {
  const t = useText()
  const { place, stand } = props
  const drafts = useDrafts(`${place}.edit.${stand.id}`)
  const [content, setContent] = useState<Content>({ values: stand.values, stand })
  if (drafts.isLoading) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="40rem" width="44rem" />
      </Loading>
    )
  }
  if (drafts.found) {
    const { found } = drafts
    const goOn = () => {
      const kept = found.content as Content
      setContent(kept)
      drafts.keep(kept)
    }
    return <Unfinished found={found} onGoOn={goOn} onDiscard={drafts.forget} />
  }
  return <Fields key={content.stand.version} {...props} content={content} drafts={drafts} />
}

function Fields({ place, content, drafts, isPublic, mayPublish, onSaved }: EditRecordProps & { content: Content; drafts: ReturnType<typeof useDrafts> }) {
  const t = useText()
  const navigate = useNavigate()
  const told = useTold()
  const readAgain = useReadAgain()
  const fields = fieldsOf(place)
  const [stand, setStand] = useState(content.stand)
  const typing = useTyping(content.values, (values) => drafts.keep({ values, stand }))
  const { values } = typing

  const { run, isBusy, answer, problem, aside } = useJob(
    async (ask, { aim, input, from }: { aim: string; input: Values; from: Stand }): Promise<Saved> => {
      const saved = await change(ask, place, from, input)
      if (saved.issues.length > 0 || saved.conflict || !saved.stand) return saved
      setStand(saved.stand)
      if (aim !== 'publish') return saved
      const done = await publish(ask, saved.stand)
      if (done.stand) setStand(done.stand)
      return done
    },
    async ({ issues, conflict, stand: now, isPublished }) => {
      if (issues.length > 0 || conflict || !now) return
      drafts.forget()
      typing.sent()
      const title = textOf(now.values[nameField(place)])
      if (isPublished) await told('publish', title, now)
      else {
        tell({ text: t('told.saved', { title }), close: t('close') })
        await readAgain(now.slug)
      }
      await (onSaved ? onSaved(now.slug) : navigate({ to: PAGE[place], params: { slug: now.slug } }))
    },
  )

  /** Theirs is the ground, what was typed here comes upon it, and of what both wrote the side that was chosen. */
  const settle = (sides: Readonly<Record<string, Side>>) => {
    if (!answer?.fresh) return
    const theirs = standOf(place, answer.fresh)
    const typed = Object.keys(changed(fields, stand.values, values)).filter((name) => sides[name] !== 'theirs')
    const next = { ...theirs.values, ...Object.fromEntries(typed.map((name) => [name, values[name]])) }
    typing.put(next)
    setStand(theirs)
    run({ aim: 'save', input: next, from: theirs })
  }
  const isDraft = !isPublic && mayPublish
  return (
    <>
      {answer?.conflict ? (
        <ConflictView place={place} conflict={answer.conflict} isBusy={isBusy} onChosen={settle} />
      ) : (
        <RecordForm
          label={t('record.edit')}
          submit={t('record.save')}
          aim="save"
          other={isDraft ? { label: t('record.savePublish'), aim: 'publish' } : undefined}
          fields={fields}
          values={values}
          issues={answer?.issues ?? []}
          isBusy={isBusy}
          problem={problem}
          onSubmit={(aim) => run({ aim, input: values, from: stand })}
        >
          <Groups groups={FORMS[place].groups} values={values} onChange={typing.set} isPublic={isPublic} />
          <KeptNote state={drafts.state} />
        </RecordForm>
      )}
      {aside}
      <Leaving isUnsent={typing.isUnsent} />
    </>
  )
}
