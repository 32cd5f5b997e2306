import { ChangePasswordForm } from '../features/account/change-password'
import { Gate } from '../features/account/gate'
import { NewToken } from '../features/account/new-token'
import { Profile } from '../features/account/profile'
import { SessionList } from '../features/account/session-list'
import { TokenList } from '../features/account/token-list'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import { OtherWays } from './other-ways'

/** What belongs to an account: who, the password, where it is in use, keys for programs. */
export function SettingsPage() {
  const t = useText()
  return (
    <FormFrame title={t('nav.settings')} lead={t('account.settingsLead')}>
      <Gate ways={<OtherWays />}>
        {(account) => (
          <>
            <section>
              <h2>{t('account.profile')}</h2>
              <Profile account={account} />
            </section>
            <section>
              <h2>{t('account.changePassword')}</h2>
              <p>{t('account.changePasswordText')}</p>
              <ChangePasswordForm />
            </section>
            <section>
              <h2>{t('account.sessions')}</h2>
              <p>{t('account.sessionsText')}</p>
              <SessionList sessions={account.sessions} />
            </section>
            <section>
              <h2>{t('account.tokens')}</h2>
              <p>{t('account.tokensText')}</p>
              <TokenList tokens={account.apiTokens} />
              <NewToken />
            </section>
          </>
        )}
      </Gate>
    </FormFrame>
  )
}
