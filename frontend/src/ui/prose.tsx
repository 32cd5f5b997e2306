import type { ElementType } from 'react'
import { useLanguage } from '../i18n/language'

/** A text of the network in one line, with the language it is in. */
export interface LocalText {
  text: string
  language: string
  isTranslation: boolean
}

interface ProseProps {
  text: LocalText
  as?: ElementType
  className?: string | undefined
}

/** True when a text is in another language than the reader's. */
export const isForeign = (text: { language: string }, reader: string) =>
  text.language !== 'und' && text.language.split('-')[0] !== reader.split('-')[0]

/** Shows a text and tells the browser its language, so that it is spoken and hyphenated rightly. */
export function Prose({ text, as: Element = 'span', className }: ProseProps) {
  const reader = useLanguage()
  const lang = isForeign(text, reader) ? text.language : undefined
  return (
    <Element lang={lang} className={className}>
      {text.text}
    </Element>
  )
}
