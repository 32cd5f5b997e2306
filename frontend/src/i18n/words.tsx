import { use, type ReactNode } from 'react'
import { IntlProvider, useIntl } from './intl'
import { isLanguage, useLanguage } from './language'
import { loadMessages } from './messages'
import type { Part } from './parts'

interface WordsProps {
  /** Every part that is shown below, also those the page has loaded already: they are not fetched twice. */
  parts: readonly Part[]
  children: ReactNode
}

/**
 * Messages of a part of a page that only some readers see, such as its team: nobody else loads them. It stands in a chunk of its own,
 * below a `<Suspense>`; a test says which part it forgot, as it does for routes.
 */
export function Words({ parts, children }: WordsProps) {
  const { locale } = useIntl()
  const language = useLanguage()
  const messages = use(loadMessages(isLanguage(language) ? language : 'en', parts))
  return (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  )
}
