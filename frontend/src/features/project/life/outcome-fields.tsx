import { CheckList } from '../../../acting/check-list'
import { DayField, LanguageField, needed, ProseField, today, typed } from '../../../acting/fields'
import type { ConcludeProjectInput } from '../../../graphql/generated/graphql'
import { useText } from '../../../i18n/text'
import { OUTCOMES } from '../../../i18n/vocabulary'
import { SelectField } from '../../../ui/form/select-field'
import type { Life } from './use-life'

const CAUSES = [
  'NO_DEMAND',
  'NO_FUNDING',
  'TEAM',
  'PARTNER_WITHDREW',
  'REGULATION',
  'TECHNOLOGY',
  'TIMING',
  'EVIDENCE_NEGATIVE',
  'UNCLEAR_NEED',
  'EXTERNAL_SHOCK',
] as const

export const OUTCOME_FIELDS = ['kind', 'causes', 'tried', 'wouldDiffer', 'language', 'concludedOn'] as const

/** What a project leaves to the next one: how it ended, why, what was tried, what they would do differently. */
export function OutcomeFields({ project: { outcome } }: { project: Life }) {
  const t = useText()
  return (
    <>
      <SelectField name="kind" label={t('life.outcomeKind')} defaultValue={outcome?.kind ?? 'STOPPED_EARLY'} options={OUTCOMES.map((kind) => ({ value: kind, label: t(`outcome.${kind}`) }))} />
      <CheckList name="causes" label={t('project.causes')} hint={t('life.causesHint')} chosen={outcome?.causes ?? []} options={CAUSES.map((cause) => ({ value: cause, label: t(`cause.${cause}`) }))} />
      <ProseField name="tried" label={t('project.tried')} hint={t('life.triedHint')} isOptional most={10_000} defaultValue={outcome?.tried?.text} />
      <ProseField name="wouldDiffer" label={t('project.wouldDiffer')} hint={t('life.wouldDifferHint')} isOptional most={10_000} defaultValue={outcome?.wouldDiffer?.text} />
      <DayField name="concludedOn" label={t('life.concludedOn')} max={today()} defaultValue={outcome?.concludedOn ?? today()} />
      <LanguageField own={outcome?.tried?.language ?? outcome?.wouldDiffer?.language} />
    </>
  )
}

/** What was written, as the API takes it; nothing when the choice of its kind is none of ours. */
export function outcomeOf(values: FormData, { id, version }: Life): ConcludeProjectInput | undefined {
  const kind = OUTCOMES.find((one) => one === values.get('kind'))
  if (!kind) return undefined
  const chosen = new Set(values.getAll('causes'))
  return {
    projectId: id,
    version,
    kind,
    causes: CAUSES.filter((cause) => chosen.has(cause)),
    tried: typed(values, 'tried'),
    wouldDiffer: typed(values, 'wouldDiffer'),
    language: needed(values, 'language'),
    concludedOn: typed(values, 'concludedOn'),
  }
}
