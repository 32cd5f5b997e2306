import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet, retainSearchParams, type ErrorComponentProps } from '@tanstack/react-router'
import { useLayoutEffect } from 'react'
import { IntlProvider } from 'react-intl'
import { chooseLanguage, isLanguage, type Language } from '../i18n/language'
import { loadMessages } from '../i18n/messages'
import { ErrorPage } from './error-page'
import { NotFoundPage } from './not-found'
import { Shell } from './shell/shell'

interface RouterContext {
  queryClient: QueryClient
}

interface RootSearch {
  /** The interface's language, when the reader chose one. */
  lang?: Language
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  validateSearch: (raw: Record<string, unknown>): RootSearch => (isLanguage(raw['lang']) ? { lang: raw['lang'] } : {}),
  search: { middlewares: [retainSearchParams(['lang'])] },
  beforeLoad: async ({ search }) => {
    const language = chooseLanguage(search.lang)
    return { language, messages: await loadMessages(language) }
  },
  component: Root,
  errorComponent: RootError,
  notFoundComponent: NotFoundPage,
})

/** Dates and numbers as Europe writes them: bare "en" would mean American dates. */
const REGION: Partial<Record<Language, string>> = { en: 'en-GB' }

function Root() {
  const { language, messages, queryClient } = rootRoute.useRouteContext()
  useLayoutEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <IntlProvider locale={REGION[language] ?? language} defaultLocale="en" messages={messages} onError={reportMissing}>
      <QueryClientProvider client={queryClient}>
        <Shell>
          <Outlet />
        </Shell>
      </QueryClientProvider>
    </IntlProvider>
  )
}

/** English has filled every gap before this point: what is reported here is a mistake of the build, worth a loud word. */
function reportMissing(error: Error) {
  console.error(error)
}

/** Without messages there are no translated words: this one sentence stands in English. */
function RootError(props: ErrorComponentProps) {
  return <ErrorPage {...props} />
}
