import { RecordLink } from '../../acts/record-link'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { Disclosure } from '../../ui/disclosure'
import { Paragraphs, type ShownText } from '../../ui/paragraphs'
import { DecideForm } from './decide-form'
import styles from './moderation.module.css'
import type { Report } from './queue'
import { TakeBack } from './take-back'

/** What the record itself says: enough to judge without leaving the queue. */
function textsOf(record: Report['record']): ShownText[] {
  if (!record) return []
  const found = [
    'summary' in record ? record.summary : null,
    'headline' in record ? record.headline : null,
    'projectText' in record ? record.projectText : null,
    'organisationText' in record ? record.organisationText : null,
    'datasetText' in record ? record.datasetText : null,
    'biography' in record ? record.biography : null,
    'commentText' in record ? record.commentText : null,
  ]
  return found.filter((text) => text !== null && text !== undefined)
}

export function ReportRow({ report }: { report: Report }) {
  const t = useText()
  const { stamp } = useMoment()
  const { id, reason, text, createdAt, record, recordTitle, others, decidedAt, decision, rule, note, isMine, messages } = report
  const texts = textsOf(record)
  return (
    <li className={styles.report} aria-labelledby={`report-${id}`}>
      <h3 id={`report-${id}`}>
        <RecordLink record={record} title={recordTitle} />
      </h3>
      <p className="small muted">
        {t('moderation.reported', { reason: t(`reportReason.${reason}`), at: stamp(createdAt) })} {others > 0 && t('moderation.others', { count: others })} {!record && t('moderation.gone')}
      </p>
      {text && <blockquote className={styles.quoted}>{text}</blockquote>}
      {texts.length > 0 && (
        <Disclosure label={t('moderation.content')}>
          <div className={styles.texts}>
            {texts.map((one) => (
              <Paragraphs key={one.html} text={one} />
            ))}
          </div>
        </Disclosure>
      )}
      {messages.length > 0 && (
        <Disclosure label={t('moderation.messages')}>
          <ul role="list" className={styles.texts}>
            {messages.map((message) => (
              <li key={message.id}>
                <p className="small muted">
                  {message.authorName} · {stamp(message.writtenAt)}
                </p>
                {message.text && <Paragraphs text={message.text} />}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {decidedAt && decision ? (
        <>
          <p>
            <strong>{t(`decision.${decision}`)}</strong> {rule && t(`rule.${rule}`)}
          </p>
          <p className="small muted">{t(isMine ? 'moderation.decidedByYou' : 'moderation.decidedAt', { at: stamp(decidedAt) })}</p>
          {note && <blockquote className={styles.quoted}>{note}</blockquote>}
          <TakeBack report={report} />
        </>
      ) : (
        <Disclosure label={t('moderation.decide')}>
          <DecideForm report={report} />
        </Disclosure>
      )}
    </li>
  )
}
