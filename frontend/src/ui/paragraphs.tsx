import { useLanguage } from '../i18n/language'
import styles from './paragraphs.module.css'
import { isForeign } from './prose'

/** A text as the server shows its Markdown: cleaned there, so that nothing in it runs or loads, and links are marked as others'. */
export interface ShownText {
  html: string
  language: string
}

interface ParagraphsProps {
  text: ShownText
  className?: string | undefined
}

/** A long text: paragraphs, lists, headings from the third level on. One line of it is `Prose` with the text's `plain`. */
export function Paragraphs({ text, className = '' }: ParagraphsProps) {
  const lang = isForeign(text, useLanguage()) ? text.language : undefined
  return <div lang={lang} dir={lang && 'auto'} className={`${styles.text} ${className}`} dangerouslySetInnerHTML={{ __html: text.html }} />
}
