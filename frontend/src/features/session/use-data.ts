import { readFragment, type FragmentType } from '../../graphql'
import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import { useText } from '../../i18n/text'
import type { FigureData } from '../../ui/data-figure'
import { SessionCalendarFragment } from './add-to-calendar'
import { SessionFactsFragment } from './facts'
import { SessionPageQuery } from './query-one'
import { SessionWhenFragment } from './when'

type Session = FragmentType<typeof SessionWhenFragment> & FragmentType<typeof SessionFactsFragment> & FragmentType<typeof SessionCalendarFragment>

/** A session as a line to take along, and the query of its page. */
export function useSessionData(): (slug: string, session: Session) => FigureData {
  const t = useText()
  const columns = [t('column.title'), t('session.starts'), t('session.ends'), t('session.timeZone'), t('session.place'), t('session.community'), t('session.languages'), t('session.stream'), t('column.slug')]
  return (slug, session) => {
    const { startsAt, endsAt, timeZone } = readFragment(SessionWhenFragment, session)
    const { place, community, languages, streamUrl } = readFragment(SessionFactsFragment, session)
    const { title } = readFragment(SessionCalendarFragment, session)
    return {
      name: `rialto-session-${slug}`,
      columns,
      rows: [[title.text, startsAt, endsAt ?? '', timeZone, place ?? '', community ?? '', languages.join(' '), streamUrl ?? '', slug]],
      query: () => documentText(hashOf(SessionPageQuery)),
      variables: { slug },
    }
  }
}
