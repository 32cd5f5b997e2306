import { useState } from 'react'
import { useFormats } from '../../i18n/format'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { AskOnce } from '../../ui/form/ask-once'
import styles from './account.module.css'
import { RevokeApiToken } from './documents'
import type { Account } from './gate'
import { Note, useNote } from './note'
import { useMemberAct } from './use-member-act'
import { useReadAgain } from './use-read-again'

type ApiToken = Account['apiTokens'][number]

interface TokenRowProps {
  token: ApiToken
  now: number
  /** Says what became of it, once the row is gone. */
  onGone: (sentence: string) => void
}

function TokenRow({ token, now, onGone }: TokenRowProps) {
  const t = useText()
  const { day, list } = useFormats()
  const { stamp } = useMoment()
  const readAgain = useReadAgain()
  const { run, form, aside } = useMemberAct(RevokeApiToken, {
    payload: ({ revokeApiToken }) => revokeApiToken,
    fields: [],
    onDone: readAgain,
    onGone: async () => {
      await readAgain()
      onGone(t('account.tokenGone', { name: token.name }))
    },
  })
  const isOver = Date.parse(token.expiresAt) <= now
  const name = `token-${token.id}`
  return (
    <li className={styles.row}>
      <div>
        <p id={name} className={styles.rowTitle}>
          {token.name} <code>{token.prefix}…</code>
        </p>
        <p className="small muted">{list(token.scopes.map((scope) => t(`scope.${scope}`)))}</p>
        <p className="small muted">
          {t(isOver ? 'account.tokenOver' : 'account.tokenTimes', { created: day(token.createdAt), expires: day(token.expiresAt) })}{' '}
          {token.lastUsedAt ? t('account.tokenUsed', { used: stamp(token.lastUsedAt) }) : t('account.tokenUnused')}
        </p>
        <div role="alert">
          {form.errors.map(({ text }) => text).join(' ')}
          {form.problem}
        </div>
      </div>
      <AskOnce
        label={t('account.revoke')}
        question={t('account.revokeAsk', { name: token.name })}
        isBusy={form.isBusy}
        describedBy={name}
        onYes={() => run({ input: { id: token.id } })}
      />
      {aside}
    </li>
  )
}

/** Keys of somebody's programs. */
export function TokenList({ tokens }: { tokens: readonly ApiToken[] }) {
  const t = useText()
  const [now] = useState(() => Date.now())
  const note = useNote()
  return (
    <>
      {tokens.length === 0 ? (
        <p className="muted">{t('account.noTokens')}</p>
      ) : (
        <ul role="list" className={styles.rows}>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} now={now} onGone={note.say} />
          ))}
        </ul>
      )}
      <Note note={note} />
    </>
  )
}
