import { Link } from '@tanstack/react-router'
import { ForgottenForm } from '../features/account/forgotten-form'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import styles from './form-frame.module.css'

export function ForgottenPage() {
  const t = useText()
  return (
    <FormFrame title={t('account.forgotten')} lead={t('account.forgottenLead')}>
      <ForgottenForm />
      <p className={styles.ways}>
        <Link to="/sign-in" className="row">
          {t('account.backToSignIn')}
        </Link>
      </p>
    </FormFrame>
  )
}
