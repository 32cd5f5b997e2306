import { useRouterState } from '@tanstack/react-router'
import { useLayoutEffect } from 'react'
import { OFFERED, type Language } from '../i18n/language'
import type { MessageId } from '../i18n/messages'
import { useText } from '../i18n/text'
import { describePage } from '../lib/page'
import { writeAddress } from './address'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The page's heading, where it is always the same: the server sends it, and the description as its lead, before the app is there. */
    title?: MessageId
    /** What the page is about in a sentence, for search engines and previews; a page with a text of its own says it by `usePageDescription`. */
    description?: MessageId
  }
}

/** The same page in each language. Without a language in the address the browser's own decides: `x-default`. */
export function alternatesOf(origin: string, path: string, search: Record<string, unknown>): { language: string; href: string }[] {
  const inLanguage = (lang: Language | undefined) => `${origin}${path}${writeAddress({ ...search, lang })}`
  return [...OFFERED.map((language) => ({ language: language as string, href: inLanguage(language) })), { language: 'x-default', href: inLanguage(undefined) }]
}

function showAlternate(language: string, href: string) {
  const found = document.head.querySelector<HTMLLinkElement>(`link[rel="alternate"][hreflang="${language}"]`)
  const link = found ?? document.createElement('link')
  link.rel = 'alternate'
  link.hreflang = language
  link.href = href
  if (!found) document.head.append(link)
}

/** Keeps the head of the document true to the page: its language, the other languages it can be read in, what it is about. */
export function useHead(language: Language): void {
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const search = useRouterState({ select: ({ location }) => location.search as Record<string, unknown> })
  const description = useRouterState({ select: ({ matches }) => matches.at(-1)?.staticData.description })
  useLayoutEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useLayoutEffect(() => {
    for (const alternate of alternatesOf(window.location.origin, path, search)) showAlternate(alternate.language, alternate.href)
  }, [path, search])
  useDescription(path, description)
}

/** Runs in the layout phase, before a page's own description. */
function useDescription(path: string, description: MessageId | undefined) {
  const t = useText()
  useLayoutEffect(() => describePage(t(description ?? 'shell.about')), [t, path, description])
}
