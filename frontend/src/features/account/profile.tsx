import { ownName } from '../../i18n/language'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import styles from './account.module.css'
import type { Account } from './gate'

/** What Rialto knows of its member. */
export function Profile({ account }: { account: Account }) {
  const t = useText()
  const { day } = useFormats()
  const { name, email, isEmailConfirmed, language, createdAt } = account
  return (
    <dl className={styles.facts}>
      <dt>{t('account.name')}</dt>
      <dd>{name}</dd>
      <dt>{t('account.email')}</dt>
      <dd>
        {email} {!isEmailConfirmed && <span className="muted">{t('account.unconfirmed')}</span>}
      </dd>
      <dt>{t('account.language')}</dt>
      <dd>{ownName(language)}</dd>
      <dt>{t('account.since')}</dt>
      <dd>{day(createdAt)}</dd>
    </dl>
  )
}
