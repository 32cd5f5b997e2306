import { useText } from '../../../i18n/text'
import { saveFile } from '../../../lib/csv'
import { CodeBlock } from '../../../ui/code-block'
import { Told } from '../mail-sent'

interface RecoveryCodesProps {
  codes: readonly string[]
  /** Whose they are, for the file. */
  email: string
  onKept: () => void
}

/** Shown until somebody says that they have them, and never again. */
export function RecoveryCodes({ codes, email, onKept }: RecoveryCodesProps) {
  const t = useText()
  const all = codes.join('\n')
  const file = `${t('account.codesFile', { site: window.location.host, email })}\n\n${all}\n`
  return (
    <Told as="h3" title={t('account.codes')}>
      <p>{t('account.codesText')}</p>
      <CodeBlock label={t('account.codes')} code={all} />
      <p>
        <button type="button" className="btn quiet" onClick={() => saveFile('rialto-recovery-codes.txt', 'text/plain;charset=utf-8', file)}>
          {t('account.codesSave')}
        </button>{' '}
        <button type="button" className="btn" onClick={onKept}>
          {t('account.codesKept')}
        </button>
      </p>
    </Told>
  )
}
