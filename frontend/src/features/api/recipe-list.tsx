import { useText } from '../../i18n/text'
import { CodeBlock } from '../../ui/code-block'
import { RECIPES } from './recipes'
import styles from './worked-examples.module.css'

/** Reading with caches, with persisted queries, and everything as a file. */
export function Recipes({ api }: { api: string }) {
  const t = useText()
  return (
    <div className={styles.examples}>
      {RECIPES.map(({ key, title, text, language, code }) => (
        <section key={key} aria-labelledby={`recipe-${key}`}>
          <h3 id={`recipe-${key}`} className={styles.head}>
            {t(title)}
          </h3>
          <p>{t(text)}</p>
          <CodeBlock label={`${t(title)}: ${language}`} code={code(api)} />
        </section>
      ))}
    </div>
  )
}
