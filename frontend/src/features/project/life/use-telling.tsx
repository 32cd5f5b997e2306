import { useState, type ReactNode } from 'react'
import { useIssues } from '../../../acting/issues'
import { useMemberAct } from '../../../acting/use-member-act'
import type { ConcludeProjectMutation, PreviewOutcomeQuery } from '../../../graphql/generated/graphql'
import { useText } from '../../../i18n/text'
import type { FormError } from '../../../ui/form/form'
import { ConcludeProject, PreviewOutcome } from './documents'
import { figuresOf } from './figures-field'
import { findingsIn, useNamesFound } from './names-found'
import { OUTCOME_FIELDS, outcomeOf } from './outcome-fields'
import { TellingPreview, type LessonShown } from './preview'
import type { Life } from './use-life'

type Told = ConcludeProjectMutation['concludeProject']
type Seen = PreviewOutcomeQuery['outcomePreview']

interface TellingOptions {
  project: Life
  renderLesson: LessonShown
  onTold: (payload: Told) => unknown
}

/** Telling an end: looked at as the public will see it, checked for names, and then told. */
export function useTelling({ project, renderLesson, onTold }: TellingOptions) {
  const t = useText()
  const [last, setLast] = useState<{ act: 'preview' | 'tell'; mayStay: boolean }>()
  /** What was last looked at; it stays while the next is fetched. */
  const [seen, setSeen] = useState<Seen>()
  const preview = useMemberAct(PreviewOutcome, { payload: (data): Seen => data.outcomePreview, fields: OUTCOME_FIELDS, isQuestion: true, onDone: (found) => setSeen(found) })
  const tell = useMemberAct(ConcludeProject, { payload: (data) => data.concludeProject, fields: OUTCOME_FIELDS, onDone: onTold })
  const say = useIssues(OUTCOME_FIELDS)
  const sayNames = useNamesFound(OUTCOME_FIELDS)
  const act = last?.act === 'preview' ? preview : tell
  const issues = act.answer?.issues ?? []
  const found = last?.act === 'preview' ? [...(preview.answer?.findings ?? []), ...findingsIn(issues)] : findingsIn(issues)
  const errors: FormError[] = last
    ? [...say(issues.filter(({ code }) => code !== 'NAMES_FOUND')), ...(last.act === 'preview' && last.mayStay ? [] : sayNames(found))]
    : []
  const send = (values: FormData) => {
    const input = outcomeOf(values, project)
    if (!input) return
    const isPreview = values.get('act') === 'preview'
    setLast({ act: isPreview ? 'preview' : 'tell', mayStay: input.namesMayStay === true })
    if (isPreview) preview.run({ input })
    else tell.run({ input })
  }
  const check = (values: FormData): FormError[] => (figuresOf(values).isIncomplete ? [{ field: 'figures', text: t('telling.figureIncomplete') }] : [])
  const lookButton: ReactNode = (
    <button type="submit" name="act" value="preview" className="btn quiet" aria-disabled={act.form.isBusy || undefined}>
      {t('telling.preview')}
    </button>
  )
  return {
    form: { isBusy: act.form.isBusy, errors, problem: act.form.problem, check, acts: lookButton, onSubmit: send },
    hasNames: found.length > 0 || last?.mayStay === true || (seen?.findings.length ?? 0) > 0,
    below: (
      <>
        {seen && <TellingPreview seen={seen} isTroubled={errors.length > 0} renderLesson={renderLesson} />}
        {preview.aside}
        {tell.aside}
      </>
    ),
  }
}
