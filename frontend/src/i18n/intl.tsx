import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { sayMessage, type Values } from './message'
import type { MessageId, Messages } from './messages'

interface Intl {
  /** BCP 47 tag with the region that decides how dates are written: "en-GB". */
  locale: string
  say: (id: MessageId, values?: Values) => string
}

function makeIntl(locale: string, messages: Messages): Intl {
  return {
    locale,
    say: (id, values = {}) => {
      try {
        const message = messages[id]
        if (!message) throw new Error(`No message ${id}: does the route load its part (staticData.parts)?`)
        return sayMessage(message, values, locale)
      } catch (error) {
        // English has filled every gap before this point: this is a mistake in the code, worth a loud word but no broken page.
        console.error(id, error)
        return id
      }
    },
  }
}

const Context = createContext<Intl | undefined>(undefined)

interface IntlProviderProps {
  locale: string
  messages: Messages
  children: ReactNode
}

/** The reader's language for everything below. */
export function IntlProvider({ locale, messages, children }: IntlProviderProps) {
  return <Context value={useMemo(() => makeIntl(locale, messages), [locale, messages])}>{children}</Context>
}

export function useIntl(): Intl {
  const intl = useContext(Context)
  if (!intl) throw new Error('No language here: put an IntlProvider above.')
  return intl
}
