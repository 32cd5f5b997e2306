import type { TypedDocumentString } from '../../graphql/generated/graphql'
import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import type { FigureData } from '../../ui/data-figure'

/** Where a figure comes from, and the query to send for it. */
export interface FigureSource {
  source: string
  behind: Pick<FigureData, 'query' | 'variables'>
}

/** The same for all figures of one answer. */
export function useSource<R, V extends object>(document: TypedDocumentString<R, V>, variables: V, asOf: string): FigureSource {
  const t = useText()
  const { day } = useFormats()
  return { source: t('figure.source', { date: day(asOf) }), behind: { query: () => documentText(hashOf(document)), variables } }
}
