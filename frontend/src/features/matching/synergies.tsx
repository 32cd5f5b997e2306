import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { asRequestError, useOperation } from '../../graphql'
import type { SynergiesQuery as Answer } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import { StageArches } from '../../ui/stage-arches'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { SynergiesQuery } from './documents'
import styles from './matching.module.css'

type Reason = NonNullable<Answer['project']>['synergies'][number]['reasons'][number]

/** The facts of one reason, in words. */
function Fact({ reason }: { reason: Reason }): ReactNode {
  const t = useText()
  const { list, number } = useFormats()
  const { kind, need, offer, stage, tags, sdgs, region, words } = reason
  switch (kind) {
    case 'NEED_MEETS_OFFER':
      return (
        <>
          {need && <Prose text={need.title} />}
          {need && offer && ' – '}
          {offer && <Prose text={offer.title} />}
        </>
      )
    case 'NEED_MEETS_OUTCOME':
      return need && <Prose text={need.title} />
    case 'LATER_STAGE':
      return stage && t(`stage.${stage}`)
    case 'SAME_GROUP':
      return list(tags)
    case 'SAME_SDG':
      return list(sdgs.map(number))
    case 'SAME_REGION':
      return region && <PlaceName region={region} />
    case 'WORDING':
      return words.length > 0 ? list(words) : t('match.alike')
  }
}

/** On a project's page: projects that could help it, or that it could help, and why. */
export function Synergies({ slug }: { slug: string }) {
  const t = useText()
  const { number } = useFormats()
  const { data, error, refetch } = useOperation(SynergiesQuery, { slug })
  const failure = error && asRequestError(error)
  const found = data?.project?.synergies ?? []
  return (
    <section>
      <h2>{t('match.synergies')}</h2>
      {failure && <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />}
      {!data && !failure && (
        <Loading label={t('loading')}>
          <Skeleton height="14rem" />
        </Loading>
      )}
      {data && found.length === 0 && <p className="muted">{t('match.noSynergies')}</p>}
      {found.length > 0 && (
        <ul role="list" className={styles.rows}>
          {found.map(({ project, score, reasons }) => (
            <li key={project.id} className={styles.row}>
              <h3 className={styles.title}>
                <Link to="/projects/$slug" params={{ slug: project.slug }} className="row">
                  <Prose text={project.title} />
                </Link>{' '}
                {project.isDemo && <DemoMark />}
              </h3>
              <p className={`small muted ${styles.facts}`}>
                <StageArches stage={project.stage} />
                {project.region && <PlaceName region={project.region} />}
                <span>{t('match.score', { points: number(score) })}</span>
              </p>
              <ul role="list" className={styles.why}>
                {reasons.map((reason) => (
                  <li key={`${reason.kind} ${reason.need?.title.text}`}>
                    <strong>{t(`match.synergy.${reason.kind}`)}</strong> <Fact reason={reason} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
