import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import type { SearchHitFragment as Hit, SearchKind } from '../../graphql/generated/graphql'
import { countryOf, useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { DemoMark } from '../../ui/demo-mark'
import { Prose, type LocalText } from '../../ui/prose'
import { pathOf } from './kinds'
import styles from './hit.module.css'

/** Each kind of record names itself in its own way. Names that are texts have another shape than plain ones, hence `label`. */
export const SearchHitFragment = graphql(`
  fragment SearchHit on Node {
    __typename
    ... on Project { slug isDemo stage title { text language isTranslation } summary { text: plain language isTranslation } region { ...PlaceName } }
    ... on Person { slug isDemo areas name summary: headline { text language isTranslation } region { ...PlaceName } }
    ... on Organisation { slug isDemo helix name summary { text: plain language isTranslation } region { ...PlaceName } }
    ... on Cluster { slug isDemo macroScenario label: name { text language isTranslation } summary { text: plain language isTranslation } region { ...PlaceName } }
    ... on Dataset { slug isDemo publisher title { text language isTranslation } summary: description { text: plain language isTranslation } region { ...PlaceName } }
    ... on Pilot { slug isDemo status title { text language isTranslation } summary { text: plain language isTranslation } region { ...PlaceName } }
    ... on Session { slug isDemo startsAt timeZone title { text language isTranslation } summary { text: plain language isTranslation } region { ...PlaceName } }
    ... on Region { code level name nameLatin population }
  }
`)

/** Names of the kinds of a single hit. */
export const ONE = {
  PROJECT: 'found.project',
  PERSON: 'found.person',
  ORGANISATION: 'found.organisation',
  CLUSTER: 'found.cluster',
  DATASET: 'found.dataset',
  PILOT: 'found.pilot',
  SESSION: 'found.session',
  REGION: 'found.region',
} as const satisfies Record<SearchKind, string>

type Known = Extract<Hit, { slug: string } | { code: string }>
export const isKnown = (hit: Hit): hit is Known => 'slug' in hit || 'code' in hit

/** The name of a hit, in the reader's language where it has one. */
export function nameOf(hit: Known): LocalText {
  if ('title' in hit) return hit.title
  if ('label' in hit) return hit.label
  return { text: hit.name, language: 'und', isTranslation: false }
}

/** What a hit says of itself in a word, by its kind. */
export function useRemark(): (hit: Known) => string | undefined {
  const t = useText()
  const { list, number, country } = useFormats()
  return (hit) => {
    switch (hit.__typename) {
      case 'Project':
        return t(`stage.${hit.stage}`)
      case 'Person':
        return hit.areas.length > 0 ? list(hit.areas.map((area) => t(`area.${area}`))) : undefined
      case 'Organisation':
        return hit.helix ? t(`helix.${hit.helix}`) : undefined
      case 'Cluster':
        return t(`macro.${hit.macroScenario}`)
      case 'Dataset':
        return hit.publisher ?? undefined
      case 'Pilot':
        return t(`pilotStatus.${hit.status}`)
      case 'Session':
        return undefined
      case 'Region':
        return typeof hit.population === 'number' ? t('found.people', { count: number(hit.population) }) : country(countryOf(hit.code))
    }
  }
}

interface SearchHitProps {
  kind: SearchKind
  hit: FragmentType<typeof SearchHitFragment>
  /** The start of a session, as the caller writes dates. */
  when: (startsAt: string, timeZone: string) => string
}

/** A hit as a small card: what it is, what it is called, what it is about. */
export function SearchHit({ kind, hit: masked, when }: SearchHitProps) {
  const t = useText()
  const { country } = useFormats()
  const remarkOf = useRemark()
  const hit = readFragment(SearchHitFragment, masked)
  if (!isKnown(hit)) return null
  const remark = hit.__typename === 'Session' ? <time dateTime={hit.startsAt}>{when(hit.startsAt, hit.timeZone)}</time> : remarkOf(hit)
  const place: ReactNode = hit.__typename === 'Region' ? hit.level > 0 && country(countryOf(hit.code)) : hit.region && <PlaceName region={hit.region} />
  return (
    <article className={styles.hit}>
      <p className={styles.line}>
        <span className={styles.kind}>{t(ONE[kind])}</span>
        {place && <span>{place}</span>}
        {remark && <span>{remark}</span>}
        {'isDemo' in hit && hit.isDemo && <DemoMark />}
      </p>
      <h3>
        <Link to={pathOf(kind, 'slug' in hit ? hit.slug : hit.code) as '/'} className={styles.link}>
          <Prose text={nameOf(hit)} />
        </Link>
      </h3>
      {'summary' in hit && hit.summary && <Prose as="p" text={hit.summary} className={styles.summary} />}
    </article>
  )
}
