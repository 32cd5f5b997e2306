import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asRequestError, graphql, readFragment, useOperation, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { RowsData } from '../../listing/rows-data'
import { AreaMark } from '../../ui/area'
import { Paragraphs } from '../../ui/paragraphs'
import { Prose } from '../../ui/prose'
import { Failure, Loading, Skeleton } from '../../ui/states'
import styles from './advice.module.css'
import { pageData } from './page-data'
import { ExpertAdviceQuery } from './query-one'

const GivenAdviceFragment = graphql(`
  fragment GivenAdvice on Contribution {
    id
    area
    kind
    adopted
    answer { answer }
    adoptions(first: 1) { totalCount }
    createdAt
    text { text: plain html language isTranslation }
    project { slug title { text language isTranslation } }
  }
`)

export const ExpertAdviceFragment = graphql(`
  fragment ExpertAdvice on Person {
    slug
    adoptedCount
    contributions(first: 20) { totalCount nodes { id ...GivenAdvice } }
  }
`)

/** What an expert gave to projects, by area, and whether it was taken up; the newest first, the others when they are asked for. */
export function ExpertAdvice({ person }: { person: FragmentType<typeof ExpertAdviceFragment> }) {
  const t = useText()
  const { day, number } = useFormats()
  const { slug, adoptedCount, contributions } = readFragment(ExpertAdviceFragment, person)
  const [isAll, setIsAll] = useState(false)
  const { data, error, refetch } = useOperation(ExpertAdviceQuery, { slug }, { enabled: isAll })
  const { totalCount: all } = contributions
  if (all === 0) return <p className="muted">{t('person.noAdvice')}</p>
  const nodes = (data?.expert?.contributions.nodes ?? contributions.nodes).map((node) => readFragment(GivenAdviceFragment, node))
  const adopted = nodes.filter((one) => one.adopted).length
  const failure = error && asRequestError(error)
  return (
    <>
      {adoptedCount > 0 && <p className={styles.credit}>{t('person.credit', { count: adoptedCount })}</p>}
      <p className="small muted">
        {nodes.length < all ? t('person.adoptedOfNewest', { adopted, count: nodes.length, all: number(all) }) : t('person.adoptedOf', { adopted, count: nodes.length })}
      </p>
      {AREAS.map((area) => {
        const given = nodes.filter((one) => one.area === area)
        if (given.length === 0) return null
        return (
          <section key={area} className={styles.area}>
            <h3 className={styles.heading}>
              <AreaMark area={area} />
            </h3>
            <ul role="list" className={styles.advice}>
              {given.map(({ id, kind, adopted: isAdopted, adoptions, createdAt, text, project }) => (
                <li key={id}>
                  <blockquote className={styles.quote}>
                    <Paragraphs text={text} />
                  </blockquote>
                  <p className="small muted">
                    {t(`contribution.${kind}`)} ·{' '}
                    <Link to="/projects/$slug" params={{ slug: project.slug }} className="row">
                      <Prose text={project.title} />
                    </Link>{' '}
                    · <time dateTime={createdAt}>{day(createdAt)}</time>
                    {isAdopted && <strong className={styles.adopted}> · {t('person.adopted')}</strong>}
                    {adoptions.totalCount > 0 && <strong className={styles.adopted}> · {t('person.adoptedByOthers', { count: adoptions.totalCount })}</strong>}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {isAll && !data && !failure && (
        <Loading label={t('loading')}>
          <Skeleton height="56px" />
        </Loading>
      )}
      {failure && <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />}
      {!isAll && all > nodes.length && (
        <button type="button" className="linkish" onClick={() => setIsAll(true)}>
          {t('person.moreAdvice', { count: Math.min(all, 100), shown: number(Math.min(all, 100)) })}
        </button>
      )}
      <RowsData
        data={pageData(slug, {
          name: `rialto-expert-${slug}-advice`,
          columns: [t('person.area'), t('person.kind'), t('person.advice'), t('column.language'), t('person.project'), t('column.slug'), t('person.givenOn'), t('person.outcome'), t('person.adoptions')],
          rows: nodes.map((one) => [
            t(`area.${one.area}`),
            t(`contribution.${one.kind}`),
            one.text.text,
            one.text.language,
            one.project.title.text,
            one.project.slug,
            one.createdAt.slice(0, 10),
            one.answer ? t(`adviceAnswer.${one.answer.answer}`) : '',
            one.adoptions.totalCount,
          ]),
        })}
      />
    </>
  )
}
