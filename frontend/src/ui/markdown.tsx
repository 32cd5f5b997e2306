import MarkdownIt from 'markdown-it'
import { useMemo } from 'react'
import styles from './paragraphs.module.css'

/** As the server renders it: no HTML of the writer's own, no pictures from elsewhere, links to safe addresses only. */
const markdown = new MarkdownIt('commonmark', { html: false }).enable(['table', 'strikethrough']).disable('image')

/** The page has two levels of headings of its own. */
markdown.core.ruler.push('below', ({ tokens }) => {
  for (const token of tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 2)}`
  }
})

/** A text with Markdown as it will stand on the page. For a look while writing; what is saved is rendered by the server. */
export default function Markdown({ text }: { text: string }) {
  const html = useMemo(() => markdown.render(text), [text])
  return <div className={styles.text} dangerouslySetInnerHTML={{ __html: html }} />
}
