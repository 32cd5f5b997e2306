import { Link } from '@tanstack/react-router'
import { SignUpForm } from '../features/account/sign-up-form'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import styles from './form-frame.module.css'
import { UnlessSignedIn } from './signed-in-already'

export function SignUpPage() {
  const t = useText()
  return (
    <FormFrame title={t('account.signUp')} lead={t('account.signUpLead')}>
      <UnlessSignedIn>
        <SignUpForm />
        <p className={styles.ways}>
          <Link to="/sign-in" className="row">
            {t('account.haveAccount')}
          </Link>
          <Link to="/privacy" className="row">
            {t('account.whatIsKept')}
          </Link>
        </p>
      </UnlessSignedIn>
    </FormFrame>
  )
}
