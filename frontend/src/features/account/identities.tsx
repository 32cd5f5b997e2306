import { useState } from 'react'
import { word } from '../../acts/values'
import { useFormats } from '../../i18n/format'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { AskOnce } from '../../ui/form/ask-once'
import { Disclosure } from '../../ui/disclosure'
import { Form } from '../../ui/form/form'
import { PasswordField } from '../../ui/form/password-field'
import { SelectField } from '../../ui/form/select-field'
import styles from './account.module.css'
import { LinkIdentity, UnlinkIdentity } from './documents'
import type { Account } from './gate'
import { Note, useNote } from './note'
import { PasswordFirst } from './password-first'
import { ProviderProblem } from './provider-problem'
import { useMemberAct } from './use-member-act'
import { useReadAgain } from './use-read-again'

type Identity = Account['identities'][number]
interface Provider {
  name: string
  title: string
}

interface IdentityRowProps {
  identity: Identity
  title: string
  onEnd: (sentence: string) => void
}

function IdentityRow({ identity, title, onEnd }: IdentityRowProps) {
  const t = useText()
  const { day } = useFormats()
  const { stamp } = useMoment()
  const readAgain = useReadAgain()
  const after = async () => {
    await readAgain()
    onEnd(t('account.unlinked', { provider: title }))
  }
  const { run, form, aside } = useMemberAct(UnlinkIdentity, { payload: ({ unlinkIdentity }) => unlinkIdentity, fields: [], onDone: after, onGone: after })
  const { id, email, linkedAt, lastUsedAt } = identity
  const name = `identity-${id}`
  return (
    <li className={styles.row}>
      <div>
        <p id={name} className={styles.rowTitle}>
          {title}
        </p>
        {email && <p className="small muted">{email}</p>}
        <p className="small muted">
          {t('account.linkedAt', { day: day(linkedAt) })} {lastUsedAt ? t('account.tokenUsed', { used: stamp(lastUsedAt) }) : t('account.tokenUnused')}
        </p>
        <div role="alert">
          {form.errors.map(({ text }) => text).join(' ')}
          {form.problem}
        </div>
      </div>
      <AskOnce label={t('account.unlink')} question={t('account.unlinkAsk', { provider: title })} isBusy={form.isBusy} describedBy={name} onYes={() => run({ input: { id } })} />
      {aside}
    </li>
  )
}

function LinkForm({ providers }: { providers: readonly Provider[] }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(LinkIdentity, {
    payload: ({ linkIdentity }) => linkIdentity,
    fields: ['provider', 'password'],
    onDone: ({ url }) => url && window.location.assign(url),
  })
  return (
    <>
      <Form
        label={t('account.link')}
        submit={t('account.link')}
        isQuiet
        {...form}
        onSubmit={(values) => run({ input: { provider: word(values, 'provider'), password: word(values, 'password') } })}
      >
        <SelectField name="provider" label={t('account.provider')} options={providers.map(({ name, title }) => ({ value: name, label: title }))} />
        <PasswordField name="password" label={t('account.password')} autoComplete="current-password" />
      </Form>
      {aside}
    </>
  )
}

interface IdentitiesProps {
  account: Account
  providers: readonly Provider[]
  /** What came of linking one: the code of a problem, or the provider's name. */
  outcome?: { problem: string } | { linked: string } | undefined
}

/** Accounts elsewhere with which somebody signs in here. */
export function Identities({ account, providers, outcome }: IdentitiesProps) {
  const t = useText()
  const note = useNote()
  const [told] = useState(outcome)
  const titleOf = (name: string) => providers.find((provider) => provider.name === name)?.title ?? name
  return (
    <>
      {told && <p role="status">{'linked' in told ? t('account.linked', { provider: titleOf(told.linked) }) : <ProviderProblem code={told.problem} />}</p>}
      {account.identities.length === 0 ? (
        <p className="muted">{t('account.noIdentities')}</p>
      ) : (
        <ul role="list" className={styles.rows}>
          {account.identities.map((identity) => (
            <IdentityRow key={identity.id} identity={identity} title={titleOf(identity.provider)} onEnd={note.say} />
          ))}
        </ul>
      )}
      <Note note={note} />
      {providers.length > 0 && <Disclosure label={t('account.link')}>{account.hasPassword ? <LinkForm providers={providers} /> : <PasswordFirst />}</Disclosure>}
    </>
  )
}
