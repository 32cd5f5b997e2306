import { useMemberAct } from '../../acts/use-member-act'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { SetConsent } from './documents'
import styles from './my-data.module.css'
import { useOwnAgain, type Own } from './own'
import { useMyDataSentences } from './sentences'

type Consent = Own['consents'][number]

function ConsentRow({ consent }: { consent: Consent }) {
  const t = useText()
  const { day } = useFormats()
  const readAgain = useOwnAgain()
  const { run, form, aside } = useMemberAct(SetConsent, { payload: ({ setConsent }) => setConsent, fields: [], sentences: useMyDataSentences(), onDone: readAgain })
  const { purpose, isRequired, isGiven, textVersion, currentTextVersion, at } = consent
  const isOld = isGiven && textVersion !== null && textVersion !== currentTextVersion
  const name = `consent-${purpose}`
  const set = (given: boolean) => !form.isBusy && run({ input: { purpose, isGiven: given } })
  return (
    <li className={styles.row}>
      <div>
        <p id={name} className={styles.rowTitle}>
          {t(`consent.${purpose}`)}
        </p>
        <p className="small">{t(`consentText.${purpose}`)}</p>
        <p className="small muted">
          {at ? t(isGiven ? 'myData.given' : 'myData.withdrawn', { day: day(at) }) : t('myData.neverSaid')} {isRequired && t('myData.required')} {isOld && t('myData.newText')}
        </p>
        <div role="alert">
          {form.errors.map(({ text }) => text).join(' ')}
          {form.problem}
        </div>
      </div>
      <div className={styles.acts}>
        {(!isGiven || isOld) && (
          <button type="button" className="btn quiet" aria-describedby={name} aria-disabled={form.isBusy || undefined} onClick={() => set(true)}>
            {t('myData.agree')}
          </button>
        )}
        {isGiven && !isRequired && (
          <button type="button" className="btn quiet" aria-describedby={name} aria-disabled={form.isBusy || undefined} onClick={() => set(false)}>
            {t('myData.withdraw')}
          </button>
        )}
      </div>
      {aside}
    </li>
  )
}

/** What somebody agreed to, and how to take it back: as easily as it was given. */
export function Consents({ consents }: { consents: readonly Consent[] }) {
  return (
    <ul role="list">
      {consents.map((consent) => (
        <ConsentRow key={consent.purpose} consent={consent} />
      ))}
    </ul>
  )
}
