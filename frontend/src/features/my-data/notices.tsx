import { RecordLink } from '../../acts/record-link'
import { useMemberAct } from '../../acts/use-member-act'
import { word } from '../../acts/values'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Disclosure } from '../../ui/disclosure'
import { Form } from '../../ui/form/form'
import { LongTextField } from '../../ui/form/long-text-field'
import { ObjectToDecision } from './documents'
import styles from './my-data.module.css'
import { useOwnAgain, type Own } from './own'
import { useMyDataSentences } from './sentences'

type Notice = Own['notices'][number]

/** A text of somebody, with its own paragraphs. */
function Quoted({ text }: { text: string }) {
  return <blockquote className={styles.quoted}>{text}</blockquote>
}

function ObjectForm({ id }: { id: string }) {
  const t = useText()
  const readAgain = useOwnAgain()
  const { run, form, aside } = useMemberAct(ObjectToDecision, {
    payload: ({ objectToDecision }) => objectToDecision,
    fields: ['text'],
    sentences: useMyDataSentences(),
    onDone: readAgain,
  })
  return (
    <>
      <Form label={t('myData.object')} submit={t('myData.sendObjection')} {...form} onSubmit={(values) => run({ input: { id, text: word(values, 'text') } })}>
        <LongTextField name="text" label={t('myData.objectText')} hint={t('myData.objectHint')} />
      </Form>
      {aside}
    </>
  )
}

function Objection({ objection: { text, at, answeredAt, isUpheld, answer } }: { objection: NonNullable<Notice['objection']> }) {
  const t = useText()
  const { day } = useFormats()
  return (
    <>
      <p className="small muted">{t('myData.objected', { day: day(at) })}</p>
      <Quoted text={text} />
      {answeredAt ? (
        <>
          <p>{t(isUpheld ? 'myData.upheld' : 'myData.keptAsItWas', { day: day(answeredAt) })}</p>
          {answer && <Quoted text={answer} />}
        </>
      ) : (
        <p className="small muted">{t('myData.objectionWaits')}</p>
      )}
    </>
  )
}

function NoticeRow({ notice }: { notice: Notice }) {
  const t = useText()
  const { day } = useFormats()
  const { id, decision, rule, note, record, recordTitle, at, until, liftedAt, mayObject, objectUntil, objection } = notice
  return (
    <li className={styles.notice}>
      <h3>{t(`decision.${decision}`)}</h3>
      <p>
        <RecordLink record={record} title={recordTitle} />
      </p>
      <p className="small muted">
        {t('myData.decidedOn', { day: day(at) })} {decision === 'BAN' && (until ? t('myData.until', { day: day(until) }) : t('myData.untilLifted'))}{' '}
        {liftedAt && t('myData.lifted', { day: day(liftedAt) })}
      </p>
      <p>{t('myData.rule', { rule: t(`rule.${rule}`) })}</p>
      <Quoted text={note} />
      {objection && <Objection objection={objection} />}
      {mayObject && (
        <>
          <p className="small muted">{t('myData.mayObject', { day: day(objectUntil) })}</p>
          <Disclosure label={t('myData.object')}>
            <ObjectForm id={id} />
          </Disclosure>
        </>
      )}
    </li>
  )
}

/** Decisions of moderators about what somebody answers for: what, by which rule, why, and the way to object. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  const t = useText()
  if (notices.length === 0) return <p className="muted">{t('myData.noNotices')}</p>
  return (
    <ul role="list">
      {notices.map((notice) => (
        <NoticeRow key={notice.id} notice={notice} />
      ))}
    </ul>
  )
}
