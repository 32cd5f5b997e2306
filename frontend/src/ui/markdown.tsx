import MarkdownIt from 'markdown-it'
import { useMemo } from 'react'

/** As the server renders it: no HTML of the writer's own, no pictures from elsewhere, links to safe addresses only. */
const markdown = new MarkdownIt('commonmark', { html: false }).disable('image')

/** A text with Markdown as it will stand on the page. For a look while writing; what is saved is rendered by the server. */
export default function Markdown({ text }: { text: string }) {
  const html = useMemo(() => markdown.render(text), [text])
  return <div dangerouslySetInnerHTML={{ __html: html }} />
}
