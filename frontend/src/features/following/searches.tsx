import { Link } from '@tanstack/react-router'
import { ActButton } from '../../acting/act-button'
import { asRequestError } from '../../graphql'
import { useOwn } from '../../graphql/own'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { RemoveSearch, SearchesQuery } from './documents'
import styles from './following.module.css'
import { LIST_OF, searchOf } from './lists'

/** The searches somebody keeps: each a link to its list with what it asks, and how many results are new. */
export function Searches() {
  const t = useText()
  const { day } = useFormats()
  const { data, error, refetch } = useOwn(SearchesQuery)
  if (!data?.viewer) {
    if (error) {
      const { code, requestId } = asRequestError(error)
      return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
    }
    return (
      <Loading label={t('loading')}>
        <Skeleton height="12rem" />
      </Loading>
    )
  }
  const { searches } = data.viewer
  if (searches.length === 0) return <p className="muted">{t('follow.noSearch')}</p>
  return (
    <ul role="list">
      {searches.map(({ id, name, kind, query, newCount, createdAt }) => (
        <li key={id} className={styles.item}>
          <div>
            <p id={`search-${id}`}>
              {/* The router cannot check an address that was kept. */}
              <Link to={LIST_OF[kind].path as '/'} search={searchOf(query) as never} className="row">
                {name}
              </Link>{' '}
              {newCount > 0 && <span className={`small ${styles.new}`}>{t('follow.new', { count: newCount })}</span>}
            </p>
            <p className="small muted">
              {t(LIST_OF[kind].label)} · {t('follow.kept', { date: day(createdAt) })}
            </p>
          </div>
          <div>
            <ActButton label={t('follow.remove')} describedBy={`search-${id}`} question={t('follow.removeAsk', { name })} act={RemoveSearch} variables={{ input: { id } }} payload={(answer) => answer.removeSearch} />
          </div>
        </li>
      ))}
    </ul>
  )
}
