import { use, type ReactNode } from 'react'
import { IntlProvider, useIntl } from './intl'
import { useLanguage, type Language } from './language'
import { loadMessages } from './messages'
import type { Part } from './parts'

interface WithPartsProps {
  parts: readonly Part[]
  children: ReactNode
}

/** A piece of a page that only some people see brings its messages along: the others load none of them. Waits for them (`<Suspense>`). */
export function WithParts({ parts, children }: WithPartsProps) {
  const { locale } = useIntl()
  const messages = use(loadMessages(useLanguage() as Language, parts))
  return (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  )
}
