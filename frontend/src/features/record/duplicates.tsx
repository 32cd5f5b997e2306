import { useQuery } from '@tanstack/react-query'
import { graphql } from '../../graphql'
import { hashOf } from '../../graphql/client'
import type { SearchKind } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { useSettled } from '../../lib/use-settled'
import type { Made } from './documents'
import { locate } from './path'
import styles from './record.module.css'
import { useAsk } from './use-job'
import { textOf, type Values } from './values'

const DuplicatesQuery = graphql(`
  query Duplicates($kind: SearchKind!, $title: String!, $regionId: ID, $organisationId: ID, $website: String) {
    duplicates(kind: $kind, title: $title, regionId: $regionId, organisationId: $organisationId, website: $website) { title reasons record { id __typename ...RecordPath } }
  }
`)

type Duplicate = Made['duplicates'][number]

/** Fewer letters than this are like everything. */
const LEAST = 5

const orNull = (value: unknown) => textOf(value).trim() || null

/** What is there already and may be the same: asked for while one types. That it cannot be told keeps nobody from writing. */
export function useDuplicates(kind: SearchKind, title: string, values: Values): readonly Duplicate[] {
  const ask = useAsk()
  const language = useLanguage()
  const wanted = useSettled(title.trim(), 500)
  const variables = { kind, title: wanted, regionId: orNull(values['regionId']), organisationId: orNull(values['organisationId']), website: null }
  const { data } = useQuery({
    queryKey: [hashOf(DuplicatesQuery), variables, language],
    queryFn: () => ask(DuplicatesQuery, variables),
    enabled: wanted.length >= LEAST,
    retry: false,
  })
  return wanted.length >= LEAST ? (data?.duplicates ?? []) : []
}

/** The records that may be the same, each with the reason. They open in another window: the form stays. */
export function Duplicates({ found }: { found: readonly Duplicate[] }) {
  const t = useText()
  const { list } = useFormats()
  const rows = found.flatMap(({ record, title, reasons }) => {
    const place = locate(record)
    return place ? [{ ...place, title, reasons }] : []
  })
  return (
    <div aria-live="polite">
      {rows.length > 0 && (
        <div className={styles.notice}>
          <p>{t('record.alike')}</p>
          <ul>
            {rows.map(({ id, place, slug, title, reasons }) => (
              <li key={id}>
                <a href={`/${place}/${slug}`} target="_blank" rel="noreferrer">
                  {title} <span className="hidden-visually">{t('record.newWindow')}</span>
                </a>{' '}
                <span className="small muted">{list(reasons.map((reason) => t(`alike.${reason}`)))}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
