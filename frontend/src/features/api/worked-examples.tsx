import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useText } from '../../i18n/text'
import { CodeBlock } from '../../ui/code-block'
import { explorerAddress } from '../../ui/get-data'
import { EXAMPLES, LANGUAGES, program } from './examples'
import styles from './worked-examples.module.css'

/** Each example in three languages, with the address of the server that answers here. */
export function WorkedExamples({ api }: { api: string }) {
  const t = useText()
  return (
    <div className={styles.examples}>
      {EXAMPLES.map((example) => (
        <section key={example.key} aria-labelledby={`example-${example.key}`}>
          <div className={styles.head}>
            <h3 id={`example-${example.key}`}>{t(example.title)}</h3>
            <a href={explorerAddress(example.query, example.variables)} className="row">
              {t('example.try')}
            </a>
          </div>
          <Tabs className={styles.tabs ?? ''}>
            <TabList aria-label={t('example.languages')} className={styles.list ?? ''}>
              {LANGUAGES.map((language) => (
                <Tab key={language} id={language} className={styles.tab ?? ''}>
                  {language}
                </Tab>
              ))}
            </TabList>
            {LANGUAGES.map((language) => (
              <TabPanel key={language} id={language}>
                <CodeBlock label={`${t(example.title)}: ${language}`} code={program(language, example, api)} />
              </TabPanel>
            ))}
          </Tabs>
        </section>
      ))}
    </div>
  )
}
