import type { ComponentProps, ReactNode } from 'react'
import { graphql } from '../../graphql'
import { request } from '../../graphql/client'
import type { QuickSearchQuery as Found, SearchKind } from '../../graphql/generated/graphql'
import { countryOf, useFormats } from '../../i18n/format'
import type { Language } from '../../i18n/language'
import { partsFor } from '../../i18n/parts'
import { useText } from '../../i18n/text'
import { WithParts } from '../../i18n/with-parts'
import { PlaceName } from '../../listing/place-name'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import { loadMessages, type MessageId } from '../../i18n/messages'
import { KIND_NAMES, pathOf } from './kinds'

const QuickSearchQuery = graphql(`
  query QuickSearch($text: String!) {
    search(text: $text, first: 8) {
      totalCount
      facets(of: [KIND]) { values { value count } }
      edges {
        kind
        node {
          __typename
          id
          ... on Project { slug stage isDemo title { text language isTranslation } }
          ... on Person { slug isDemo name region { ...PlaceName } }
          ... on Organisation { slug isDemo name region { ...PlaceName } }
          ... on Cluster { slug isDemo label: name { text language isTranslation } region { ...PlaceName } }
          ... on Dataset { slug isDemo publisher title { text language isTranslation } }
          ... on Pilot { slug status isDemo title { text language isTranslation } }
          ... on Session { slug isDemo title { text language isTranslation } region { ...PlaceName } }
          ... on Region { code name nameLatin }
        }
      }
    }
  }
`)

type QuickNode = Found['search']['edges'][number]['node']

interface QuickGroup {
  /** What the kind is called. */
  name: MessageId
  /** All hits of the kind, not only those shown. */
  count: number
  hits: { id: string; path: string; node: QuickNode }[]
}

interface QuickAnswer {
  total: number
  groups: QuickGroup[]
}

interface DrawnAnswer extends QuickAnswer {
  /** What draws a hit travels with the hits: a suggestion is never there without its name. */
  Hit: typeof Worded
}

const keyOf = (node: QuickNode) => ('slug' in node ? node.slug : 'code' in node ? node.code : '')

/** Hits by kind; the kind with the best hit comes first. */
export function grouped({ search }: Found): QuickAnswer {
  const counts = new Map(search.facets.flatMap(({ values }) => values.map(({ value, count }) => [value, count])))
  const groups = new Map<SearchKind, QuickGroup>()
  for (const { kind, node } of search.edges) {
    const group = groups.get(kind) ?? { name: KIND_NAMES[kind], count: counts.get(kind) ?? 0, hits: [] }
    group.hits.push({ id: node.id, path: pathOf(kind, keyOf(node)), node })
    groups.set(kind, group)
  }
  return { total: search.totalCount, groups: [...groups.values()] }
}

const piece = { parts: ['search'] } as const

/** The best eight hits of all kinds. */
export async function quickSearch(text: string, language: string, signal: AbortSignal): Promise<DrawnAnswer> {
  const [found] = await Promise.all([request(QuickSearchQuery, { text }, { language, signal }), loadMessages(language as Language, partsFor([piece]))])
  return { ...grouped(found), Hit: Worded }
}

/** A hit with its words, which are there with the answer. */
function Worded(props: ComponentProps<typeof QuickHit>) {
  return (
    <WithParts parts={piece.parts}>
      <QuickHit {...props} />
    </WithParts>
  )
}

/** A hit in a line, and what tells it from others of its name. */
function QuickHit({ node }: { node: QuickNode }) {
  const t = useText()
  const { country } = useFormats()
  switch (node.__typename) {
    case 'Project':
      return <Line name={<Prose text={node.title} />} note={t(`stage.${node.stage}`)} isDemo={node.isDemo} />
    case 'Pilot':
      return <Line name={<Prose text={node.title} />} note={t(`pilotStatus.${node.status}`)} isDemo={node.isDemo} />
    case 'Dataset':
      return <Line name={<Prose text={node.title} />} note={node.publisher} isDemo={node.isDemo} />
    case 'Session':
      return <Line name={<Prose text={node.title} />} note={node.region && <PlaceName region={node.region} />} isDemo={node.isDemo} />
    case 'Cluster':
      return <Line name={<Prose text={node.label} />} note={node.region && <PlaceName region={node.region} />} isDemo={node.isDemo} />
    case 'Person':
    case 'Organisation':
      return <Line name={node.name} note={node.region && <PlaceName region={node.region} />} isDemo={node.isDemo} />
    case 'Region':
      return <Line name={node.name === node.nameLatin ? node.name : `${node.name} (${node.nameLatin})`} note={country(countryOf(node.code))} isDemo={false} />
    default:
      return null
  }
}

function Line({ name, note, isDemo }: { name: ReactNode; note: ReactNode; isDemo: boolean }) {
  return (
    <>
      <span>{name}</span>
      <span className="small muted">
        {note} {isDemo && <DemoMark />}
      </span>
    </>
  )
}
