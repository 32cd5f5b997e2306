import { useState } from 'react'
import { CheckList } from '../../../acting/check-list'
import { DayField, LanguageField, needed, ProseField, today, typed } from '../../../acting/fields'
import type { ConcludeProjectInput } from '../../../graphql/generated/graphql'
import { useText } from '../../../i18n/text'
import { OUTCOMES } from '../../../i18n/vocabulary'
import { CheckField } from '../../../ui/form/check-field'
import { ChoiceField } from '../../../ui/form/choice-field'
import { SelectField } from '../../../ui/form/select-field'
import { FiguresField, figuresOf } from './figures-field'
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

const PUBLICATIONS = ['NAMED', 'ANONYMOUS'] as const

export const OUTCOME_FIELDS = ['kind', 'causes', 'tried', 'wouldDiffer', 'language', 'concludedOn', 'publication', 'publishOn', 'figures', 'namesMayStay'] as const

interface OutcomeFieldsProps {
  project: Life
  /** The check found names: whoever tells it with its own name may say that they stay. */
  hasNames: boolean
}

/** What a project leaves to the next one: how it ended, why, what was tried, what they would do differently, and how it is told. */
export function OutcomeFields({ project: { outcome }, hasNames }: OutcomeFieldsProps) {
  const t = useText()
  const [publication, setPublication] = useState(outcome?.publication ?? 'NAMED')
  const isUnnamed = publication === 'ANONYMOUS'
  return (
    <>
      <SelectField name="kind" label={t('life.outcomeKind')} defaultValue={outcome?.kind ?? 'STOPPED_EARLY'} options={OUTCOMES.map((kind) => ({ value: kind, label: t(`outcome.${kind}`) }))} />
      <CheckList name="causes" label={t('project.causes')} hint={t('life.causesHint')} chosen={outcome?.causes ?? []} options={CAUSES.map((cause) => ({ value: cause, label: t(`cause.${cause}`) }))} />
      <ProseField name="tried" label={t('project.tried')} hint={t('life.triedHint')} isOptional most={10_000} defaultValue={outcome?.tried?.text} />
      <ProseField name="wouldDiffer" label={t('project.wouldDiffer')} hint={t('life.wouldDifferHint')} isOptional most={10_000} defaultValue={outcome?.wouldDiffer?.text} />
      <FiguresField given={outcome?.figures ?? []} isUnnamed={isUnnamed} />
      <DayField name="concludedOn" label={t('life.concludedOn')} max={today()} defaultValue={outcome?.concludedOn ?? today()} />
      <LanguageField own={outcome?.tried?.language ?? outcome?.wouldDiffer?.language} />
      <ChoiceField
        name="publication"
        label={t('telling.how')}
        value={publication}
        onChange={setPublication}
        options={PUBLICATIONS.map((one) => ({ value: one, label: t(`telling.${one}`), hint: t(`telling.${one}_HINT`) }))}
      />
      <DayField name="publishOn" label={t('telling.publishOn')} hint={t('telling.publishOnHint')} isOptional min={today()} defaultValue={outcome?.publishOn ?? undefined} />
      {hasNames && !isUnnamed && <CheckField name="namesMayStay" label={t('telling.names')} options={[{ value: 'yes', label: t('telling.namesStay'), hint: t('telling.namesStayHint') }]} />}
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
    publication: values.get('publication') === 'ANONYMOUS' ? 'ANONYMOUS' : 'NAMED',
    publishOn: typed(values, 'publishOn'),
    figures: figuresOf(values).figures,
    namesMayStay: values.get('namesMayStay') !== null,
  }
}
