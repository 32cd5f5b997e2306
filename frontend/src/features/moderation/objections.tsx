import { RecordLink } from '../../acts/record-link'
import { useMemberAct } from '../../acts/use-member-act'
import { word } from '../../acts/values'
import { asRequestError, useOperation } from '../../graphql'
import type { ObjectionsQuery } from '../../graphql/generated/graphql'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { Disclosure } from '../../ui/disclosure'
import { Form } from '../../ui/form/form'
import { LongTextField } from '../../ui/form/long-text-field'
import { SelectField } from '../../ui/form/select-field'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { AnswerObjection, Objections as ObjectionsDocument } from './documents'
import styles from './moderation.module.css'
import { useModerationSentences } from './sentences'
import { useAgain } from './use-again'

type Objection = ObjectionsQuery['objections'][number]
const UPHOLD = 'uphold'

function AnswerForm({ id }: { id: string }) {
  const t = useText()
  const readAgain = useAgain()
  const { run, form, aside } = useMemberAct(AnswerObjection, {
    payload: ({ answerObjection }) => answerObjection,
    fields: ['uphold', 'note'],
    sentences: useModerationSentences(),
    onDone: readAgain,
    onGone: readAgain,
  })
  const options = [
    { value: 'keep', label: t('moderation.keep') },
    { value: UPHOLD, label: t('moderation.uphold') },
  ]
  return (
    <>
      <Form label={t('moderation.answer')} submit={t('moderation.sendAnswer')} {...form} onSubmit={(values) => run({ input: { id, uphold: word(values, 'uphold') === UPHOLD, note: word(values, 'note') } })}>
        <SelectField name="uphold" label={t('moderation.decision')} options={options} />
        <LongTextField name="note" label={t('moderation.note')} hint={t('moderation.noteHint')} />
      </Form>
      {aside}
    </>
  )
}

function ObjectionRow({ objection: { id, text, at, notice } }: { objection: Objection }) {
  const t = useText()
  const { stamp } = useMoment()
  return (
    <li className={styles.report} aria-labelledby={`objection-${id}`}>
      <h3 id={`objection-${id}`}>
        <RecordLink record={notice.record} title={notice.recordTitle} />
      </h3>
      <p>
        <strong>{t(`decision.${notice.decision}`)}</strong> {t(`rule.${notice.rule}`)}
      </p>
      <blockquote className={styles.quoted}>{notice.note}</blockquote>
      <p className="small muted">{t('moderation.objected', { at: stamp(at) })}</p>
      <blockquote className={styles.quoted}>{text}</blockquote>
      <Disclosure label={t('moderation.answer')}>
        <AnswerForm id={id} />
      </Disclosure>
    </li>
  )
}

/** Objections that wait for an answer. */
export function Objections() {
  const t = useText()
  const { data, error, refetch } = useOperation(ObjectionsDocument, {})
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="6rem" />
      </Loading>
    )
  }
  if (data.objections.length === 0) return <p className="muted">{t('moderation.noObjections')}</p>
  return (
    <ol role="list" className={styles.reports}>
      {data.objections.map((objection) => (
        <ObjectionRow key={objection.id} objection={objection} />
      ))}
    </ol>
  )
}
