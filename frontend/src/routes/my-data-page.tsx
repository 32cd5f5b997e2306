import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Gate } from '../features/account/gate'
import { Told } from '../features/account/mail-sent'
import { PasswordFirst } from '../features/account/password-first'
import { Consents } from '../features/my-data/consents'
import { Download } from '../features/my-data/download'
import { Erase } from '../features/my-data/erase'
import { Notices } from '../features/my-data/notices'
import { OwnData } from '../features/my-data/own'
import { useText } from '../i18n/text'
import { FormFrame } from './form-frame'
import styles from './form-frame.module.css'
import { OtherWays } from './other-ways'

/** What is kept of somebody, and what they may do about it. */
export function MyDataPage() {
  const t = useText()
  const [isErased, setIsErased] = useState(false)
  if (isErased) {
    return (
      <FormFrame title={t('myData.title')} lead={t('myData.lead')}>
        <Told title={t('myData.erasedTitle')}>
          <p>{t('myData.erasedText')}</p>
        </Told>
      </FormFrame>
    )
  }
  return (
    <FormFrame title={t('myData.title')} lead={t('myData.lead')}>
      <Gate ways={<OtherWays />}>
        {(account) => (
          <>
            <section>
              <h2>{t('myData.downloadTitle')}</h2>
              <p>{t('myData.downloadText')}</p>
              <Download />
            </section>
            <OwnData>
              {(own, rules) => (
                <>
                  <section>
                    <h2>{t('myData.consents')}</h2>
                    <p>{t('myData.consentsText')}</p>
                    <Consents consents={own.consents} />
                  </section>
                  <section id="decisions">
                    <h2>{t('myData.notices')}</h2>
                    <p>{t('myData.noticesText')}</p>
                    <Notices notices={own.notices} />
                  </section>
                  <section>
                    <h2>{t('myData.erase')}</h2>
                    <p>{t('myData.eraseText')}</p>
                    {account.hasPassword ? <Erase own={own} rules={rules} onErased={() => setIsErased(true)} /> : <PasswordFirst />}
                  </section>
                </>
              )}
            </OwnData>
            <p className={styles.ways}>
              <Link to="/settings" className="row">
                {t('nav.settings')}
              </Link>
              <Link to="/privacy" className="row">
                {t('account.whatIsKept')}
              </Link>
            </p>
          </>
        )}
      </Gate>
    </FormFrame>
  )
}
