import { useText } from '../../i18n/text'

const CODES = ['PROVIDER_REFUSED', 'PROVIDER_AWAY', 'STATE_INVALID', 'EMAIL_NOT_VERIFIED', 'IDENTITY_TAKEN'] as const
type Code = (typeof CODES)[number]
const isKnown = (code: string): code is Code => (CODES as readonly string[]).includes(code)

/** Why signing in with a provider came to nothing: its code is in the address that the browser was led back to. */
export function ProviderProblem({ code }: { code: string }) {
  const t = useText()
  return <>{code === 'RATE_LIMITED' ? t('error.RATE_LIMITED') : t(isKnown(code) ? `provider.${code}` : 'provider.OTHER')}</>
}
