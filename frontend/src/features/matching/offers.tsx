import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { asRequestError, useOperation } from '../../graphql'
import type { OffersQuery as Answer } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { PlaceName } from '../../listing/place-name'
import { AreaMark } from '../../ui/area'
import { Paragraphs } from '../../ui/paragraphs'
import { Prose } from '../../ui/prose'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { OffersQuery } from './documents'
import styles from './matching.module.css'

type Offer = NonNullable<Answer['expert']>['offers']['nodes'][number]

/** What the person may do with an offer, by its id. */
type OfferActs = (id: string) => ReactNode

function Rows({ offers, renderActs }: { offers: readonly Offer[]; renderActs: OfferActs | undefined }) {
  const t = useText()
  const { day } = useFormats()
  return (
    <ul role="list" className={styles.rows}>
      {offers.map(({ id, area, kind, status, openUntil, title, text, region, fulfilledByProject: project }) => (
        <li key={id} className={styles.row}>
          <AreaMark area={area} />
          <h3 className={styles.title}>
            <Prose text={title} />
          </h3>
          {text && <Paragraphs text={text} />}
          <p className="small muted">
            {t(`need.${kind}`)} · {t(`match.offer.${status}`)}
            {openUntil && status === 'OPEN' && <> · {t('match.offerUntil', { date: day(openUntil) })}</>}
            {region && (
              <>
                {' · '}
                <PlaceName region={region} />
              </>
            )}
            {project && (
              <>
                {' · '}
                <Link to="/projects/$slug" params={{ slug: project.slug }}>
                  <Prose text={project.title} />
                </Link>
              </>
            )}
          </p>
          {renderActs?.(id)}
        </li>
      ))}
    </ul>
  )
}

interface OffersProps {
  slug: string
  /** Stands above the list, for the person themselves. */
  opening?: ReactNode
  /** What the person themselves is told where nothing is open. */
  none?: string
  renderActs?: OfferActs
}

/** What somebody gives to projects, by area; what is no longer given is folded away below. Nothing is said where nothing is offered, but to the person. */
export function Offers({ slug, opening, none, renderActs }: OffersProps) {
  const t = useText()
  const { number } = useFormats()
  const { data, error, refetch } = useOperation(OffersQuery, { slug })
  if (error) {
    const { code, requestId } = asRequestError(error)
    return (
      <section>
        <h2>{t('match.offers')}</h2>
        <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
      </section>
    )
  }
  if (!data) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="9rem" />
      </Loading>
    )
  }
  const { nodes, totalCount } = data.expert?.offers ?? { nodes: [], totalCount: 0 }
  if (nodes.length === 0 && !opening) return null
  const byArea = AREAS.flatMap((area) => nodes.filter((offer) => offer.area === area))
  const open = byArea.filter(({ status }) => status === 'OPEN')
  const past = byArea.filter(({ status }) => status !== 'OPEN')
  return (
    <section>
      <h2>{t('match.offers')}</h2>
      {opening}
      {open.length > 0 ? <Rows offers={open} renderActs={renderActs} /> : <p className="muted">{none ?? t('match.noOffers')}</p>}
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>{t('match.pastOffers', { count: past.length })}</summary>
          <Rows offers={past} renderActs={renderActs} />
        </details>
      )}
      {totalCount > nodes.length && <p className="small muted">{t('match.firstOf', { shown: number(nodes.length), all: number(totalCount) })}</p>}
    </section>
  )
}
