import { use, useState, type ReactNode } from 'react'
import { IntlProvider, useIntl } from './intl'
import { useLanguage, type Language } from './language'
import { loadMessages } from './messages'
import { partsFor, type Part } from './parts'

const wordsOf = (language: string, parts: readonly Part[]) => loadMessages(language as Language, partsFor([{ parts }]))

/** Asks for the words of a piece at the moment its code is asked for, not after it. When they fail, the piece itself asks again and says so. */
export function useWordsAhead(parts: readonly Part[]): void {
  const language = useLanguage()
  useState(() => void wordsOf(language, parts).catch(() => undefined))
}

interface WithPartsProps {
  parts: readonly Part[]
  children: ReactNode
}

/** A piece of a page that only some people see brings its messages along: the others load none of them. Waits for them (`<Suspense>`). */
export function WithParts({ parts, children }: WithPartsProps) {
  const { locale } = useIntl()
  const messages = use(wordsOf(useLanguage(), parts))
  return (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  )
}
