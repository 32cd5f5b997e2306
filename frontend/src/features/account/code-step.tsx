import { useText } from '../../i18n/text'
import { CodeField } from '../../ui/form/code-field'

/** The second step: the code, and the way back to the first. */
export function CodeStep({ onBack }: { onBack?: () => void }) {
  const t = useText()
  return (
    <>
      <p>{t('account.codeStep')}</p>
      <CodeField name="code" isNext />
      {onBack && (
        <p>
          <button type="button" className="linkish" onClick={onBack}>
            {t('account.codeBack')}
          </button>
        </p>
      )}
    </>
  )
}
