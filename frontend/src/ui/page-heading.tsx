import type { ReactNode } from 'react'
import { useHeadingFocus, usePageTitle } from '../lib/page'

interface PageHeadingProps {
  /** Names the document; plain text. */
  title: string
  lang?: string | undefined
  className?: string | undefined
  children?: ReactNode
}

/** The one `<h1>` of a page: names the document, takes the focus after a navigation. */
export function PageHeading({ title, lang, className, children }: PageHeadingProps) {
  const heading = useHeadingFocus()
  usePageTitle(title)
  return (
    <h1 ref={heading} tabIndex={-1} lang={lang} className={className}>
      {children ?? title}
    </h1>
  )
}
