import { Link, useSearch } from '@tanstack/react-router'
import { ConfirmEmailForm } from '../features/account/confirm-email-form'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import styles from './form-frame.module.css'
import { GoOn } from './go-on'
import { tokenIn } from './token'

/** Where the mail to a new address leads. */
export function ConfirmEmailPage() {
  const t = useText()
  const token = tokenIn(useSearch({ strict: false }))
  return (
    <FormFrame title={t('account.confirmEmail')} lead={t('account.confirmEmailLead')}>
      {token ? <ConfirmEmailForm token={token} next={<GoOn />} /> : <p>{t('issue.TOKEN_INVALID')}</p>}
      <p className={styles.ways}>
        <Link to="/settings" className="row">
          {t('nav.settings')}
        </Link>
      </p>
    </FormFrame>
  )
}
