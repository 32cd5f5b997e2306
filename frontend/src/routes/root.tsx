import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRootRouteWithContext, lazyRouteComponent, Outlet, redirect, retainSearchParams, type ErrorComponentProps } from '@tanstack/react-router'
import { IntlProvider } from '../i18n/intl'
import { chooseLanguage, isLanguage, type Language } from '../i18n/language'
import { loadMessages } from '../i18n/messages'
import { partsFor } from '../i18n/parts'
import { ErrorPage } from './error-page'
import { useHead } from './head'
import { Shell } from './shell/shell'

interface RouterContext {
  queryClient: QueryClient
  /** Adds the pages of members to those of everybody, and tells where an address leads now; nothing when they are there already. */
  grow: (href: string) => Promise<string | undefined>
}

interface RootSearch {
  /** The interface's language, when the reader chose one. */
  lang?: Language
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  validateSearch: (raw: Record<string, unknown>): RootSearch => (isLanguage(raw['lang']) ? { lang: raw['lang'] } : {}),
  search: { middlewares: [retainSearchParams(['lang'])] },
  beforeLoad: async ({ search, matches, location, context }) => {
    // Nothing fits, or only a record whose slug would be "new": one of the pages that come later may.
    if (matches.at(-1)?.pathname !== location.pathname || location.pathname.endsWith('/new')) {
      const href = await context.grow(location.href)
      if (href !== undefined) throw redirect({ href, replace: true })
    }
    const language = chooseLanguage(search.lang)
    if (language === 'sq') (await import('../i18n/albanian')).standIn()
    return { language, messages: await loadMessages(language, partsFor(matches.map(({ staticData }) => staticData))) }
  },
  component: Root,
  errorComponent: RootError,
  notFoundComponent: lazyRouteComponent(() => import('./not-found'), 'NotFoundPage'),
})

/** Dates, numbers and names as Europe writes them: bare "en" would mean American dates, bare "pt" Brazilian names of countries. */
const REGION: Partial<Record<Language, string>> = { en: 'en-GB', pt: 'pt-PT' }

function Root() {
  const { language, messages, queryClient } = rootRoute.useRouteContext()
  return (
    <IntlProvider locale={REGION[language] ?? language} messages={messages}>
      <QueryClientProvider client={queryClient}>
        <Head language={language} />
        <Shell>
          <Outlet />
        </Shell>
      </QueryClientProvider>
    </IntlProvider>
  )
}

function Head({ language }: { language: Language }) {
  useHead(language)
  return null
}

/** Without messages there are no translated words: this one sentence stands in English. */
function RootError(props: ErrorComponentProps) {
  return <ErrorPage {...props} />
}
