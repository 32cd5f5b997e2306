import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asRequestError, useOperation } from '../../graphql'
import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Bars } from '../../ui/bars'
import { DataFigure } from '../../ui/data-figure'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { countCauses } from './causes'
import styles from './causes-figure.module.css'
import { LessonCausesQuery } from './queries'

/** The lessons themselves come first: of the causes so many are seen at once. */
const SHOWN_AT_FIRST = 5

/** Why projects ended, over the whole network; each bar leads to its lessons. */
export function CausesFigure() {
  const t = useText()
  const { number, day } = useFormats()
  const [isAll, setIsAll] = useState(false)
  const { data, error, refetch, dataUpdatedAt } = useOperation(LessonCausesQuery, {})
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <div className={styles.figure}>
        <Loading label={t('loading')}>
          <Skeleton height="288px" />
        </Loading>
      </div>
    )
  }
  const causes = countCauses(data.lessons.facets)
  if (causes.length === 0) return null
  const shown = isAll ? causes : causes.slice(0, SHOWN_AT_FIRST)
  return (
    <section className={styles.figure} aria-labelledby="causes">
      <h2 id="causes">{t('lesson.causes')}</h2>
      <DataFigure
        caption={t('lesson.causesCaption', { count: data.lessons.totalCount, shown: number(data.lessons.totalCount) })}
        source={t('figure.source', { date: day(new Date(dataUpdatedAt).toISOString()) })}
        data={{
          name: 'rialto-lessons-by-cause',
          columns: [t('lesson.cause'), t('lesson.heading')],
          rows: causes.map(({ cause, count }) => [t(`cause.${cause}`), count]),
          query: () => documentText(hashOf(LessonCausesQuery)),
          variables: {},
        }}
      >
        <Bars
          bars={shown.map(({ cause, count }) => ({
            key: cause,
            label: (
              <Link to="/lessons" search={{ cause: [cause] }} resetScroll={false} className="row">
                <span className={styles.cause}>{t(`cause.${cause}`)}</span>
              </Link>
            ),
            value: count,
            shown: number(count),
          }))}
        />
        {shown.length < causes.length && (
          <button type="button" className="linkish small" onClick={() => setIsAll(true)}>
            {t('lesson.allCauses', { count: causes.length })}
          </button>
        )}
      </DataFigure>
    </section>
  )
}
