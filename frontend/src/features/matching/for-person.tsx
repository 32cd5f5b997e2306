import { Link } from '@tanstack/react-router'
import { asRequestError, readFragment } from '../../graphql'
import { useOwn } from '../../graphql/own'
import { useText } from '../../i18n/text'
import { Failure } from '../../ui/states'
import { SuggestedProjectsQuery, SuggestionFragment } from './documents'
import { Suggestions, Waiting } from './list'
import { standingOf } from './sides'

interface ProjectsForPersonProps {
  /** On whose page it stands; in one's own place, nobody's. */
  slug?: string
}

/** Projects that ask for what an expert offers: for themselves alone, on their own page and in their own place. */
export function ProjectsForPerson({ slug }: ProjectsForPersonProps) {
  const t = useText()
  const { data, error, refetch } = useOwn(SuggestedProjectsQuery)
  const title = t('match.projects')
  const isOwnPlace = slug === undefined
  if (error && isOwnPlace) {
    const { code, requestId } = asRequestError(error)
    return (
      <section>
        <h2>{title}</h2>
        <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
      </section>
    )
  }
  if (!data) return isOwnPlace ? <Waiting title={title} /> : null
  const profile = data.viewer?.profile
  if (!profile?.isExpert || !profile.suggestedProjects || (!isOwnPlace && profile.slug !== slug)) return null
  // in one's own place those that wait for an answer stand above
  const shown = profile.suggestedProjects.filter((one) => !isOwnPlace || standingOf(readFragment(SuggestionFragment, one), 'person') !== 'theirs')
  const why = profile.publication !== 'PUBLISHED' ? 'match.noProjectsDraft' : profile.placesPerMonth === 0 ? 'match.noProjectsFull' : 'match.noProjects'
  return (
    <Suggestions
      title={title}
      lead={t('match.projectsLead')}
      side="person"
      suggestions={shown}
      empty={
        <p className="muted">
          {t(why)} <Link to="/my/profile">{t('match.toProfile')}</Link>
        </p>
      }
    />
  )
}
