import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql, useOperation } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { OFFERED } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { LineControl } from '../../ui/form/controls'
import { Form } from '../../ui/form/form'
import { ProseControl } from '../../ui/form/prose-control'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { tell } from '../../ui/toast'
import { asRequestError } from '../../graphql'
import type { Editable } from './documents'
import { useFieldLabel } from './field-label'
import { fieldsOf, nameField, type FieldSpec, type Place } from './fields'
import { useSentences } from './issues'
import { languageTags, useLanguageOptions } from './languages'
import { Leaving } from './leaving'
import { PAGE } from './path'
import styles from './record.module.css'
import { KeptNote, Unfinished } from './unfinished'
import { useDrafts } from './use-drafts'
import { useJob } from './use-job'
import { useReadAgain } from './use-read-again'
import { useTyping } from './use-typing'
import { textOf, type Values } from './values'

const TranslationsQuery = graphql(`
  query Translations($id: ID!, $language: Language!) {
    node(id: $id) {
      __typename
      id
      ... on Project { title(language: $language) { text language isTranslation } summary(language: $language) { text language isTranslation } description(language: $language) { text language isTranslation } }
      ... on Organisation { summary(language: $language) { text language isTranslation } description(language: $language) { text language isTranslation } }
      ... on Cluster { clusterName: name(language: $language) { text language isTranslation } summary(language: $language) { text language isTranslation } }
      ... on Dataset { title(language: $language) { text language isTranslation } description(language: $language) { text language isTranslation } }
      ... on Pilot { title(language: $language) { text language isTranslation } summary(language: $language) { text language isTranslation } }
      ... on Session { title(language: $language) { text language isTranslation } summary(language: $language) { text language isTranslation } }
      ... on Person { headline(language: $language) { text language isTranslation } biography(language: $language) { text language isTranslation } }
    }
  }
`)

const Translate = graphql(`mutation Translate($input: TranslateInput!) { done: translate(input: $input) { issues { path code params { name value } } conflict { version } record { ...RecordPath } } }`)

interface TranslateProps {
  place: Place
  record: Editable
  /** As the address says it. */
  language: string | undefined
  onLanguage: (language: string) => void
}

/** The texts of a record beside each other: as they were written, and in another language. */
export function TranslateRecord(props: TranslateProps) {
  const t = useText()
  const { language: nameOfLanguage } = useFormats()
  const { place, record, language, onLanguage } = props
  const original = textOf((record.form as Values)['language'])
  const first = OFFERED.filter((tag) => tag !== original)
  const options = useLanguageOptions(languageTags).filter(({ value }) => value !== original)
  const target = language !== undefined && language !== original ? language : undefined
  const { data, error, refetch } = useOperation(TranslationsQuery, { id: record.id, language: target ?? '' }, { enabled: target !== undefined })
  const node = data?.node as Record<string, { text: string; language: string; isTranslation: boolean } | null> | null | undefined
  const texts = fieldsOf(place).filter(({ isTranslated, name }) => isTranslated && textOf((record.form as Values)[name]) !== '')
  const there = Object.fromEntries(
    texts.map(({ name }) => {
      const found = node?.[name === 'name' ? 'clusterName' : name]
      return [name, found?.isTranslation && found.language === target ? found.text : '']
    }),
  )
  const failure = error && asRequestError(error)
  return (
    <>
      <p>{t('translate.from', { language: nameOfLanguage(original) })}</p>
      <p className={styles.acts}>
        <label>
          {t('translate.to')}{' '}
          <select value={target ?? ''} onChange={(event) => onLanguage(event.target.value)}>
            <option value="">{t('record.choose')}</option>
            <optgroup label={t('translate.offered')}>
              {options.filter(({ value }) => (first as readonly string[]).includes(value)).map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
            </optgroup>
            <optgroup label={t('translate.others')}>
              {options.filter(({ value }) => !(first as readonly string[]).includes(value)).map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
            </optgroup>
          </select>
        </label>
      </p>
      {failure && <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />}
      {target && !data && !failure && (
        <Loading label={t('loading')}>
          <Skeleton height="24rem" />
        </Loading>
      )}
      {target && data && <Texts key={target} place={place} record={record} target={target} texts={texts} there={there} />}
    </>
  )
}

interface TextsProps {
  place: Place
  record: Editable
  target: string
  texts: readonly FieldSpec[]
  there: Values
}

function Texts(props: TextsProps) {
  const { place, record, target, there } = props
  const drafts = useDrafts(`${place}.translate.${target}.${record.id}`)
  const [first, setFirst] = useState(there)
  if (drafts.found) {
    const { found } = drafts
    const goOn = () => {
      const values = { ...there, ...(found.content as { values?: Values } | null)?.values }
      setFirst(values)
      drafts.keep({ values, stand: { slug: record.slug } })
    }
    return <Unfinished found={found} onGoOn={goOn} onDiscard={drafts.forget} />
  }
  return <Fields {...props} first={first} drafts={drafts} />
}

function Fields({ place, record, target, texts, there, first, drafts }: TextsProps & { first: Values; drafts: ReturnType<typeof useDrafts> }) {
  const t = useText()
  const navigate = useNavigate()
  const readAgain = useReadAgain()
  const labelOf = useFieldLabel()
  const { language: nameOfLanguage } = useFormats()
  const sentences = useSentences(texts.map(({ name }) => name))
  const typing = useTyping(first, (values) => drafts.keep({ values, stand: { slug: record.slug } }))
  const { values } = typing
  const form = record.form as Values
  const original = textOf(form['language'])
  const { run, isBusy, answer, problem, aside } = useJob(
    async (ask, input: Values) => {
      const now = texts.filter(({ name }) => textOf(input[name]) !== textOf(there[name])).map(({ name }) => ({ field: name, text: textOf(input[name]).trim() || null }))
      if (now.length === 0) return undefined
      return (await ask(Translate, { input: { id: record.id, version: record.version, language: target, texts: now } })).done
    },
    async (done) => {
      if (done && done.issues.length > 0) return
      drafts.forget()
      typing.sent()
      tell({ text: t('told.translated', { language: nameOfLanguage(target) }), close: t('close') })
      await readAgain(record.slug)
      await navigate({ to: PAGE[place], params: { slug: record.slug } })
    },
  )
  // An issue names a text by its place in the list that was sent.
  const issues = (answer?.issues ?? []).map((issue) => {
    const at = issue.path[1] === 'texts' ? texts.filter(({ name }) => textOf(values[name]) !== textOf(there[name]))[Number(issue.path[2])]?.name : undefined
    return at ? { ...issue, path: ['input', at] } : issue
  })
  return (
    <>
      <Form label={t('record.translate')} submit={t('record.save')} isWide isBusy={isBusy} errors={sentences(issues)} problem={problem} onSubmit={() => run(values)}>
        {texts.map(({ name, kind }) => {
          const held = { name, label: `${labelOf(name)} – ${nameOfLanguage(target)}`, isOptional: true, value: textOf(values[name]), onChange: (text: string) => typing.set(name, text) }
          return (
            <div key={name} className={styles.beside}>
              <div>
                <p className={styles.original}>
                  {labelOf(name)} – {nameOfLanguage(original)}
                </p>
                <div className={styles.value} lang={original}>
                  {textOf(form[name])}
                </div>
              </div>
              {kind === 'prose' ? <ProseControl {...held} lang={target} rows={name === 'summary' ? 4 : 10} /> : <LineControl {...held} />}
            </div>
          )
        })}
        <KeptNote state={drafts.state} />
      </Form>
      {aside}
      <Leaving isUnsent={typing.isUnsent} />
    </>
  )
}

/** What a record is called, as its form has it. */
export const titleOfForm = (place: Place, record: Editable) => textOf((record.form as Values)[nameField(place)])
