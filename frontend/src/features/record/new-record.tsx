import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { Loading, Skeleton } from '../../ui/states'
import { tell } from '../../ui/toast'
import { Duplicates, useDuplicates } from './duplicates'
import { fieldsOf, firstGroups, FORMS, nameField, type Written } from './fields'
import { Groups } from './groups'
import { Leaving } from './leaving'
import { NEED_FIELDS } from './need'
import { RecordForm } from './record-form'
import { PAGE } from './path'
import styles from './record.module.css'
import { change, make, publish, type Saved, type Stand } from './save'
import { KeptNote, Unfinished } from './unfinished'
import { useDrafts } from './use-drafts'
import { useJob } from './use-job'
import { useReadAgain } from './use-read-again'
import { useTold } from './use-told'
import { useTyping } from './use-typing'
import { shownAll, textOf, type Values } from './values'
import { ownZone } from './zone-time'

/** What is kept of a new record. The key makes sure that sending it twice makes it once. */
interface Content {
  values: Values
  key: string
}

/** The form for something new: what it is, where, and what it needs first. */
export function NewRecord({ place }: { place: Written }) {
  const t = useText()
  const drafts = useDrafts(`${place}.new`)
  const language = useLanguage()
  const [content, setContent] = useState<Content>(() => ({
    values: { ...shownAll(fieldsOf(place), {}), language, timeZone: ownZone(), needTitle: '', needArea: '', needKind: '' },
    key: crypto.randomUUID(),
  }))
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
      const kept = found.content as Partial<Content> | null
      const all = { values: { ...content.values, ...kept?.values }, key: kept?.key ?? content.key }
      setContent(all)
      drafts.keep(all)
    }
    return <Unfinished found={found} onGoOn={goOn} onDiscard={drafts.forget} />
  }
  return <Fields place={place} content={content} drafts={drafts} />
}

function Fields({ place, content, drafts }: { place: Written; content: Content; drafts: ReturnType<typeof useDrafts> }) {
  const t = useText()
  const navigate = useNavigate()
  const told = useTold()
  const readAgain = useReadAgain()
  const name = nameField(place)
  const [stand, setStand] = useState<Stand>()
  const typing = useTyping(content.values, (values) => drafts.keep({ values, key: content.key }))
  const { values } = typing
  const alike = useDuplicates(FORMS[place].kind, textOf(values[name]), values)

  const { run, isBusy, answer, problem, aside } = useJob(
    async (ask, { aim, isSure }: { aim: string; isSure: boolean }): Promise<Saved> => {
      const saved = stand ? await change(ask, place, stand, values) : await make(ask, place, values, content.key, isSure)
      if (saved.stand) setStand(saved.stand)
      if (saved.issues.length > 0 || !saved.stand || aim !== 'publish') return saved
      const shown = await publish(ask, saved.stand)
      if (shown.stand) setStand(shown.stand)
      return shown
    },
    async ({ issues, stand: made, isPublished }) => {
      if (issues.length > 0 || !made) return
      drafts.forget()
      typing.sent()
      const title = textOf(values[name])
      if (isPublished) await told('publish', title, made)
      else {
        tell({ text: t('told.draft', { title }), close: t('close') })
        await readAgain(made.slug)
      }
      await navigate({ to: PAGE[place], params: { slug: made.slug } })
    },
  )
  const found = answer?.duplicates.length ? answer.duplicates : alike
  const groups = firstGroups(place).map((group) => (group.fields.some((field) => field.name === name) ? { ...group, note: <Duplicates found={found} /> } : group))
  const steps = place === 'projects' ? [...groups, { title: 'group.need' as const, fields: NEED_FIELDS }] : groups
  const isAlike = answer?.issues.some(({ code }) => code === 'DUPLICATE')
  return (
    <>
      <RecordForm
        label={t(`record.new.${place}`)}
        submit={t('record.publish')}
        aim="publish"
        other={{ label: t('record.saveDraft'), aim: 'draft' }}
        fields={steps.flatMap(({ fields }) => fields)}
        values={values}
        issues={answer?.issues ?? []}
        isBusy={isBusy}
        problem={problem}
        onSubmit={(aim) => run({ aim, isSure: false })}
      >
        <Groups groups={steps} values={values} onChange={typing.set} isNumbered />
        {isAlike && (
          <p className={styles.acts}>
            <button type="button" className="btn quiet" onClick={() => run({ aim: 'draft', isSure: true })}>
              {t('record.makeAnyway')}
            </button>
          </p>
        )}
        <KeptNote state={drafts.state} />
      </RecordForm>
      {aside}
      <Leaving isUnsent={typing.isUnsent} />
    </>
  )
}
