import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { AskOnce } from '../../ui/form/ask-once'
import styles from './account.module.css'
import { deviceName } from './device'
import { EndSession, SignOutEverywhere } from './documents'
import type { Account } from './gate'
import { Note, useNote } from './note'
import { useLeave } from './sign-out'
import { useMemberAct } from './use-member-act'
import { useReadAgain } from './use-read-again'

type SignInSession = Account['sessions'][number]

interface SessionRowProps {
  session: SignInSession
  /** Says what became of it, once the row is gone. */
  onEnd: (sentence: string) => void
}

function SessionRow({ session, onEnd }: SessionRowProps) {
  const t = useText()
  const device = deviceName(session.device)
  const { stamp } = useMoment()
  const readAgain = useReadAgain()
  const after = (sentence: string) => async () => {
    await readAgain()
    onEnd(sentence)
  }
  const { run, form, aside } = useMemberAct(EndSession, {
    payload: ({ endSession }) => endSession,
    fields: [],
    onDone: after(t('account.sessionEnded', { device })),
    onGone: after(t('account.sessionGone', { device })),
  })
  const name = `session-${session.id}`
  return (
    <li className={styles.row}>
      <div>
        <p id={name} className={styles.rowTitle}>
          {device} {session.isCurrent && <span className={styles.here}>{t('account.here')}</span>}
        </p>
        <p className="small muted">{t('account.sessionTimes', { started: stamp(session.startedAt), used: stamp(session.lastUsedAt) })}</p>
        <div role="alert">
          {form.errors.map(({ text }) => text).join(' ')}
          {form.problem}
        </div>
      </div>
      {!session.isCurrent && (
        <button type="button" className="btn quiet" aria-describedby={name} aria-disabled={form.isBusy || undefined} onClick={() => !form.isBusy && run({ input: { id: session.id } })}>
          {t('account.endSession')}
        </button>
      )}
      {aside}
    </li>
  )
}

/** Where somebody is signed in, and how to end it. */
export function SessionList({ sessions }: { sessions: readonly SignInSession[] }) {
  const t = useText()
  const left = useLeave()
  const note = useNote()
  const { run, form, aside } = useMemberAct(SignOutEverywhere, { payload: ({ signOutEverywhere }) => signOutEverywhere, fields: [], onDone: left })
  return (
    <>
      <ul role="list" className={styles.rows}>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={note.say} />
        ))}
      </ul>
      <Note note={note} />
      <AskOnce label={t('account.everywhere')} question={t('account.everywhereAsk')} isBusy={form.isBusy} onYes={() => run({})} />
      <div role="alert">{form.problem}</div>
      {aside}
    </>
  )
}
