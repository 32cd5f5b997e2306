import { Link, useSearch } from '@tanstack/react-router'
import { ChangePasswordForm } from '../features/account/change-password'
import { Gate } from '../features/account/gate'
import { NewToken } from '../features/account/new-token'
import { Identities } from '../features/account/identities'
import { PasswordFirst } from '../features/account/password-first'
import { Profile } from '../features/account/profile'
import { useProviders } from '../features/account/providers'
import { SecondFactor } from '../features/account/second-factor/section'
import { SessionList } from '../features/account/session-list'
import { TokenList } from '../features/account/token-list'
import { MyCalendar } from '../features/session/my-calendar'
import { TakesMessages } from '../features/talk/takes-messages'
import { useText } from '../i18n/text'
import { Acting } from './acting'
import { FormFrame } from './form-frame'
import { OtherWays } from './other-ways'

/** What belongs to an account: who, the password, where it is in use, keys for programs. */
export function SettingsPage() {
  const t = useText()
  const search: { linked?: unknown; problem?: unknown } = useSearch({ strict: false })
  const providers = useProviders()
  return (
    <FormFrame title={t('nav.settings')} lead={t('account.settingsLead')}>
      <Gate ways={<OtherWays />}>
        {(account) => (
          <>
            {account.ban && (
              <p role="status">
                {t('form.banned')}{' '}
                <Link to="/settings/data" hash="decisions">
                  {t('account.data')}
                </Link>
              </p>
            )}
            {account.isModerator && (
              <p>
                <Link to="/moderation" className="btn quiet">
                  {t('account.moderation')}
                </Link>
              </p>
            )}
            <section>
              <h2>{t('account.profile')}</h2>
              <Profile account={account} />
            </section>
            <section>
              <h2>{t('account.changePassword')}</h2>
              {account.hasPassword ? (
                <>
                  <p>{t('account.changePasswordText')}</p>
                  <ChangePasswordForm />
                </>
              ) : (
                <PasswordFirst />
              )}
            </section>
            <section>
              <h2>{t('account.factor')}</h2>
              <p>{t('account.factorText')}</p>
              <SecondFactor account={account} />
            </section>
            {(providers.length > 0 || account.identities.length > 0) && (
              <section>
                <h2>{t('account.identities')}</h2>
                <p>{t('account.identitiesText')}</p>
                <Identities account={account} providers={providers} outcome={outcomeIn(search)} />
              </section>
            )}
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
            <section>
              <h2>{t('desk.calendar')}</h2>
              <Acting>
                <MyCalendar />
              </Acting>
            </section>
            <section>
              <h2>{t('notice.title')}</h2>
              <p>{t('notice.settingsLead')}</p>
              <p>
                <Link to="/settings/notifications" className="btn quiet">
                  {t('notice.settings')}
                </Link>
              </p>
            </section>
            <section>
              <h2>{t('talk.title')}</h2>
              <Acting>
                <TakesMessages />
              </Acting>
            </section>
            <section>
              <h2>{t('account.data')}</h2>
              <p>{t('account.dataText')}</p>
              <p>
                <Link to="/settings/data" className="btn quiet">
                  {t('account.data')}
                </Link>
              </p>
            </section>
          </>
        )}
      </Gate>
    </FormFrame>
  )
}

/** What came of linking an identity: the server leads back here with it in the address. */
function outcomeIn({ linked, problem }: { linked?: unknown; problem?: unknown }) {
  if (typeof problem === 'string') return { problem }
  return typeof linked === 'string' ? { linked } : undefined
}
