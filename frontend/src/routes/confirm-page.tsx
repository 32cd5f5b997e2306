import { getRouteApi, Link } from '@tanstack/react-router'
import { ConfirmForm } from '../features/account/confirm-form'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import styles from './form-frame.module.css'
import { GoOn } from './go-on'

const route = getRouteApi('/confirm')

/** Where the first mail leads. */
export function ConfirmPage() {
  const t = useText()
  const { token } = route.useSearch()
  return (
    <FormFrame title={t('account.confirm')} lead={t('account.confirmLead')}>
      {token ? <ConfirmForm token={token} next={<GoOn />} /> : <p>{t('issue.TOKEN_INVALID')}</p>}
      <p className={styles.ways}>
        <Link to="/sign-up" className="row">
          {t('account.newMail')}
        </Link>
      </p>
    </FormFrame>
  )
}
