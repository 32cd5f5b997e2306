import { useOperation } from '../../graphql'
import { useText } from '../../i18n/text'
import styles from './account.module.css'
import { IdentityProviders } from './documents'

/** Where a browser comes back from a provider: the page that looks for the new session, and then leads on. */
const arrivalAt = (to: string) => `/sign-in?${new URLSearchParams({ step: 'done', to })}`

/** Empty while it is not known, and where nobody can sign in with one. */
export function useProviders() {
  return useOperation(IdentityProviders, {}).data?.identityProviders ?? []
}

/** Where somebody is, with all that the address says: an invitation is nothing without its token. */
export const whereIAm = () => window.location.pathname + window.location.search

interface ProvidersProps {
  /** Where to go afterwards: a path of this site. */
  to: string
  /** In a window of its own, so that this one keeps what was typed. */
  isBeside?: boolean
}

/** Ways in with an account elsewhere: plain links, because the browser itself goes there and back. */
export function Providers({ to, isBeside = false }: ProvidersProps) {
  const t = useText()
  const providers = useProviders()
  if (providers.length === 0) return null
  return (
    <ul role="list" className={styles.providers}>
      {providers.map(({ name, title, url }) => (
        <li key={name}>
          <a className="btn quiet" href={`${url}?${new URLSearchParams({ to: arrivalAt(to) })}`} {...(isBeside && { target: '_blank', rel: 'noopener' })}>
            {t('account.signInWith', { provider: title })}
          </a>
        </li>
      ))}
    </ul>
  )
}
