import { Link, useSearch } from '@tanstack/react-router'
import { ConfirmLinkForm } from '../features/account/confirm-link-form'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import styles from './form-frame.module.css'
import { GoOn } from './go-on'
import { tokenIn } from './token'

/** Where the mail leads that proves that an account is theirs who came with a provider. */
export function LinkIdentityPage() {
  const t = useText()
  const token = tokenIn(useSearch({ strict: false }))
  return (
    <FormFrame title={t('account.link')} lead={t('account.linkLead')}>
      {token ? <ConfirmLinkForm token={token} next={<GoOn />} /> : <p>{t('issue.TOKEN_INVALID')}</p>}
      <p className={styles.ways}>
        <Link to="/sign-in" className="row">
          {t('account.backToSignIn')}
        </Link>
      </p>
    </FormFrame>
  )
}
