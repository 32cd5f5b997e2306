import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useLayoutEffect, useRef, useState, type FormEvent } from 'react'
import { useFormats } from '../../i18n/format'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { useSettled } from '../../lib/use-settled'
import { SearchIcon } from '../../ui/icons'
import { Suggest } from '../../ui/suggest'
import { EARLY } from './early-field'
import styles from './search-box.module.css'

const ALL = 'all'
/** Fewer letters than this find everything, which helps nobody. */
const LEAST = 2
/** How long the typing rests before the server is asked. Milliseconds. */
const REST = 120

/** What was typed before this field took the place of the early one. */
function fromEarly() {
  const field = document.getElementById(EARLY)
  return { text: field instanceof HTMLInputElement ? field.value : '', hasFocus: field !== null && field === document.activeElement }
}

/** The search field of Home: answers while one types, by kind and with their counts, and leads to all results. */
export function SearchBox() {
  const t = useText()
  const navigate = useNavigate()
  const language = useLanguage()
  const { number } = useFormats()
  const form = useRef<HTMLFormElement>(null)
  const [early] = useState(fromEarly)
  const [text, setText] = useState(early.text)
  useLayoutEffect(() => {
    if (early.hasFocus) form.current?.querySelector('input')?.focus()
  }, [early])
  const wanted = text.trim()
  const settled = useSettled(wanted, REST)
  const isAsking = settled.length >= LEAST && wanted.length >= LEAST
  const { data, isFetching, isError } = useQuery({
    queryKey: ['quick', settled, language],
    // What asks and draws the answers comes when somebody begins to search, not with the first view.
    queryFn: async ({ signal }) => (await import('./quick')).quickSearch(settled, language, signal),
    enabled: isAsking,
    placeholderData: keepPreviousData,
    retry: 1,
  })
  const answer = isAsking ? data : undefined
  const total = answer?.total ?? 0

  const hits = (answer?.groups ?? []).flatMap(({ name, count, hits: some }) => {
    const group = `${t(name)} · ${number(count)}`
    return some.map(({ id, path, node }) => ({ key: id, path, group, children: answer && <answer.Hit node={node} /> }))
  })
  const showAll = () => void navigate({ to: '/search', search: wanted ? { text: wanted } : {} })
  const open = (key: string) => {
    const path = hits.find((hit) => hit.key === key)?.path
    if (path) void navigate({ to: path as '/' })
    else showAll()
  }
  const all = { key: ALL, children: <span className={styles.more}>{t('search.all', { count: total, text: wanted })}</span> }
  const note = isError ? t('search.failed') : hits.length > 0 ? t('search.found', { count: hits.length }) : isFetching ? t('loading') : t('search.nothing')
  return (
    <form
      ref={form}
      role="search"
      className={styles.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        showAll()
      }}
    >
      <Suggest
        size="large"
        label={t('search.label')}
        hint={t('search.hint')}
        icon={<SearchIcon size={18} />}
        text={text}
        onTextChange={setText}
        suggestions={isAsking ? [...hits, ...(total > 0 ? [all] : [])] : undefined}
        note={note}
        onPick={open}
        onEnter={showAll}
      />
    </form>
  )
}
