import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { IntlProvider } from 'react-intl'
import type { Offered } from '../i18n/language'
import { loadMessages } from '../i18n/messages'

interface RenderOptions {
  language?: Offered
}

/** Shows a component with messages, an empty cache and a router, as the app would. */
export async function show(children: ReactNode, { language = 'en' }: RenderOptions = {}) {
  const messages = await loadMessages(language)
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
