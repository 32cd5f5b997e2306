import type { Issue } from '../../../acts/issues'
import type { PreviewOutcomeQuery } from '../../../graphql/generated/graphql'
import { useText } from '../../../i18n/text'
import type { FormError } from '../../../ui/form/form'

export type Finding = PreviewOutcomeQuery['outcomePreview']['findings'][number]

const REASONS = ['TEAM_MEMBER', 'PERSON', 'ORGANISATION', 'PROJECT', 'EMAIL', 'PHONE', 'URL', 'HANDLE', 'TITLE'] as const

/** What the check of names found, out of what an act refused. */
export function findingsIn(issues: readonly Issue[]): Finding[] {
  return issues.flatMap(({ code, path, params }) => {
    if (code !== 'NAMES_FOUND') return []
    const of = (name: string) => params.find((param) => param.name === name)?.value
    return [{ path: [...path], word: of('word') ?? '', why: REASONS.find((why) => why === of('why')?.toUpperCase()) ?? 'PERSON' }]
  })
}

/** One sentence for each word, together at the field in which they stand. */
export function useNamesFound(fields: readonly string[]): (findings: readonly Finding[]) => FormError[] {
  const t = useText()
  return (findings) => {
    const byField = new Map<string | undefined, string[]>()
    for (const { path, word, why } of findings) {
      const field = path.findLast((step) => fields.includes(step))
      const said = t('telling.found', { word, why: t(`finding.${why}`) })
      const all = byField.get(field) ?? []
      if (!all.includes(said)) byField.set(field, [...all, said])
    }
    return [...byField].map(([field, said]) => ({ field, text: said.join(' ') }))
  }
}
