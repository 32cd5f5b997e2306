import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Disclosure } from '../../ui/disclosure'
import styles from './account.module.css'
import { ChangeEmailForm } from './change-email'
import { EditAccountForm } from './edit-account'
import type { Account } from './gate'
import { PasswordFirst } from './password-first'

/** What Rialto knows of its member, and how to put it right. */
export function Profile({ account }: { account: Account }) {
  const t = useText()
  const { day } = useFormats()
  const { email, isEmailConfirmed, newEmail, hasPassword, createdAt } = account
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('account.email')}</dt>
        <dd>
          {email} {!isEmailConfirmed && <span className="muted">{t('account.unconfirmed')}</span>}
          {newEmail && <p className="small muted">{t('account.emailWaits', { email: newEmail })}</p>}
        </dd>
        <dt>{t('account.since')}</dt>
        <dd>{day(createdAt)}</dd>
      </dl>
      <EditAccountForm account={account} />
      <div className={styles.next}>
        <Disclosure label={t('account.changeEmail')}>{hasPassword ? <ChangeEmailForm /> : <PasswordFirst />}</Disclosure>
      </div>
    </>
  )
}
