import { useMemberAct } from '../../acts/use-member-act'
import { useText } from '../../i18n/text'
import { AskOnce } from '../../ui/form/ask-once'
import { LiftBan, RestoreRecord } from './documents'
import styles from './moderation.module.css'
import type { Report } from './queue'
import { useModerationSentences } from './sentences'
import { useAgain } from './use-again'

function Restore({ id }: { id: string }) {
  const t = useText()
  const readAgain = useAgain()
  const { run, answer, form, aside } = useMemberAct(RestoreRecord, { payload: ({ restoreRecord }) => restoreRecord, fields: [], sentences: useModerationSentences(), onDone: readAgain })
  return (
    <div>
      {answer ? <p role="status">{t('moderation.restored')}</p> : <AskOnce label={t('moderation.restore')} question={t('moderation.restoreAsk')} isBusy={form.isBusy} onYes={() => run({ input: { id } })} />}
      <div role="alert">
        {form.errors.map(({ text }) => text).join(' ')}
        {form.problem}
      </div>
      {aside}
    </div>
  )
}

function Lift({ person: { id, name } }: { person: Report['concerned'][number] }) {
  const t = useText()
  const readAgain = useAgain()
  const { run, answer, form, aside } = useMemberAct(LiftBan, { payload: ({ liftBan }) => liftBan, fields: [], sentences: useModerationSentences(), onDone: readAgain })
  return (
    <div>
      {answer ? (
        <p role="status">{t('moderation.banLifted', { name })}</p>
      ) : (
        <AskOnce label={t('moderation.lift', { name })} question={t('moderation.liftAsk', { name })} isBusy={form.isBusy} onYes={() => run({ input: { id } })} />
      )}
      <div role="alert">
        {form.errors.map(({ text }) => text).join(' ')}
        {form.problem}
      </div>
      {aside}
    </div>
  )
}

/** What a decision can be taken back by. */
export function TakeBack({ report: { decision, record, concerned } }: { report: Report }) {
  const isHidden = decision === 'HIDE' || decision === 'BAN'
  return (
    <div className={styles.acts}>
      {isHidden && record && <Restore id={record.id} />}
      {decision === 'BAN' && concerned.map((person) => <Lift key={person.id} person={person} />)}
    </div>
  )
}
