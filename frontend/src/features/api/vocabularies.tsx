import { useState } from 'react'
import { asRequestError, graphql, useOperation } from '../../graphql'
import { hashOf } from '../../graphql/client'
import type { VocabularyName } from '../../graphql/generated/graphql'
import { documentText } from '../../graphql/manifest'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { DataFigure } from '../../ui/data-figure'
import { Prose } from '../../ui/prose'
import { Select } from '../../ui/select'
import { Failure, Skeleton } from '../../ui/states'
import styles from './vocabularies.module.css'

const ApiVocabularyQuery = graphql(`
  query ApiVocabulary($name: VocabularyName!) {
    vocabulary(name: $name) {
      value
      label { text language isTranslation }
    }
  }
`)

/** Every vocabulary of the API: a name that is missing does not compile. */
const NAMES: Record<VocabularyName, true> = {
  STAGE: true,
  AREA: true,
  NEED_KIND: true,
  NEED_STATUS: true,
  HELIX: true,
  FOCUS_AREA: true,
  MACRO_SCENARIO: true,
  OUTCOME: true,
  CAUSE: true,
  LINK_KIND: true,
  SKILL: true,
  THEME: true,
  USE_PURPOSE: true,
  CONSOLIDATION: true,
  PILOT_STATUS: true,
  ORGANISATION_ROLE: true,
  PROJECT_ROLE: true,
  CONTRIBUTION_KIND: true,
  ADVICE_ANSWER: true,
  ACTION_STATUS: true,
  MONEY_ROLE: true,
  FIGURE_BASIS: true,
  FOLLOW_UP_STATE: true,
  CHAIN_KIND: true,
  REQUIREMENT: true,
  MQA_DIMENSION: true,
  MQA_CHECK: true,
  QUALITY_RATING: true,
  SDG: true,
}
const OPTIONS = (Object.keys(NAMES) as VocabularyName[]).map((value) => ({ value, label: value }))

/** The words the API uses, with their labels in the reader's language, as any program can ask for them. */
export function Vocabularies() {
  const t = useText()
  const { day } = useFormats()
  const [name, setName] = useState<VocabularyName>('STAGE')
  const { data, error, refetch, dataUpdatedAt, isPlaceholderData } = useOperation(ApiVocabularyQuery, { name }, { keepPrevious: true })
  const terms = data?.vocabulary
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  return (
    <>
      <Select label={t('integrate.vocabularyName')} value={name} options={OPTIONS} onChange={setName} />
      <DataFigure
        className={styles.figure}
        caption={t('integrate.vocabularyCaption', { name })}
        source={data ? t('figure.source', { date: day(new Date(dataUpdatedAt).toISOString()) }) : t('loading')}
        data={
          terms && {
            name: `rialto-${name.toLowerCase()}`,
            columns: [t('column.value'), t('integrate.label'), t('column.language')],
            rows: terms.map(({ value, label }) => [value, label.text, label.language]),
            query: () => documentText(hashOf(ApiVocabularyQuery)),
            variables: { name },
          }
        }
      >
        {terms ? (
          <dl className={styles.terms} aria-busy={isPlaceholderData}>
            {terms.map(({ value, label }) => (
              <div key={value}>
                <dt>
                  <code>{value}</code>
                </dt>
                <dd>
                  <Prose text={label} />
                </dd>
              </div>
            ))}
          </dl>
        ) : (
          <Skeleton height="380px" />
        )}
      </DataFigure>
    </>
  )
}
