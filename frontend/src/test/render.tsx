import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { IntlProvider } from '../i18n/intl'
import type { Language } from '../i18n/language'
import { loadMessages } from '../i18n/messages'
import type { Part } from '../i18n/parts'

/** A component alone is shown with every part: which parts a route loads is tested in src/i18n. */
const ALL_PARTS: Part[] = ['labels', 'rules', ...Object.keys(import.meta.glob('../../locales/en/*.json')).map((path) => /(\w+)\.json$/.exec(path)?.[1] as Part)]

interface RenderOptions {
  language?: Language
}

/** Shows a component with messages, an empty cache and a router, as the app would. */
export async function show(children: ReactNode, { language = 'en' }: RenderOptions = {}) {
  const messages = await loadMessages(language, ALL_PARTS)
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const root = createRootRoute({
    component: () => (
      <IntlProvider locale={language} messages={messages}>
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      </IntlProvider>
    ),
  })
  const paths = ['/', '/projects', '/projects/$slug'].map((path) => createRoute({ getParentRoute: () => root, path }))
  const router = createRouter({ routeTree: root.addChildren(paths), history: createMemoryHistory() })
  await router.load()
  return render(<RouterProvider router={router as never} />)
}
