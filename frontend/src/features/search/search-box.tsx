import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { graphql, useOperation } from '../../graphql'
import type { QuickSearchQuery as Found } from '../../graphql/generated/graphql'
import { countryOf, useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { useSettled } from '../../lib/use-settled'
import { DemoMark } from '../../ui/demo-mark'
import { SearchIcon } from '../../ui/icons'
import { Prose } from '../../ui/prose'
import { Suggest } from '../../ui/suggest'
import styles from './search-box.module.css'

const QuickSearchQuery = graphql(`
  query QuickSearch($text: String!) {
    search(text: $text, kinds: [PROJECT, REGION], first: 8) {
      edges {
        kind
        node {
          __typename
          id
          ... on Project { slug stage isDemo title { text language isTranslation } }
          ... on Region { code name }
        }
      }
    }
  }
`)

type Node = Found['search']['edges'][number]['node']

const ALL = 'all'
/** Fewer letters than this find everything, which helps nobody. */
const LEAST = 2
/** How long the typing rests before the server is asked. Milliseconds. */
const REST = 120

/** The search field of Home: answers while one types, with projects and regions, and leads to all results. */
export function SearchBox() {
  const t = useText()
  const navigate = useNavigate()
  const { country } = useFormats()
  const [text, setText] = useState('')
  const wanted = text.trim()
  const settled = useSettled(wanted, REST)
  const isAsking = settled.length >= LEAST && wanted.length >= LEAST
  const { data, isFetching, isError } = useOperation(QuickSearchQuery, { text: settled }, { enabled: isAsking, keepPrevious: true })
  const found = isAsking ? (data?.search.edges.map(({ node }) => node) ?? []) : []

  const showAll = () => void navigate({ to: '/projects', search: wanted ? { text: wanted } : {} })
  const open = (key: string) => {
    const node = found.find(({ id }) => id === key)
    if (node?.__typename === 'Project') void navigate({ to: '/projects/$slug', params: { slug: node.slug } })
    else if (node?.__typename === 'Region') void navigate({ to: '/projects', search: { region: [node.code] } })
    else showAll()
  }
  const describe = (node: Node) => {
    if (node.__typename === 'Project') {
      return (
        <>
          <Prose text={node.title} />
          <span className="small muted">
            {t('search.project')} · {t(`stage.${node.stage}`)} {node.isDemo && <DemoMark />}
          </span>
        </>
      )
    }
    if (node.__typename === 'Region') {
      return (
        <>
          {node.name}
          <span className="small muted">
            {t('search.region')} · {country(countryOf(node.code))}
          </span>
        </>
      )
    }
    return null
  }
  const all = { key: ALL, children: <span className={styles.more}>{t('search.all', { text: wanted })}</span> }
  const note = isError ? t('search.failed') : found.length > 0 ? t('search.found', { count: found.length }) : isFetching ? t('loading') : t('search.nothing')
  return (
    <form
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
        suggestions={isAsking ? [...found.map((node) => ({ key: node.id, children: describe(node) })), all] : undefined}
        note={note}
        onPick={open}
        onEnter={showAll}
      />
    </form>
  )
}
