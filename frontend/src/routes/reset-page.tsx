import { getRouteApi, Link } from '@tanstack/react-router'
import { ResetForm } from '../features/account/reset-form'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import styles from './form-frame.module.css'
import { GoOn } from './go-on'

const route = getRouteApi('/reset')

/** Where the mail about a forgotten password leads. */
export function ResetPage() {
  const t = useText()
  const { token } = route.useSearch()
  return (
    <FormFrame title={t('account.reset')} lead={t('account.resetLead')}>
      {token ? <ResetForm token={token} next={<GoOn />} /> : <p>{t('issue.TOKEN_INVALID')}</p>}
      <p className={styles.ways}>
        <Link to="/forgotten" className="row">
          {t('account.newMail')}
        </Link>
      </p>
    </FormFrame>
  )
}
