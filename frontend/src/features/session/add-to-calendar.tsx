import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { saveFile } from '../../lib/csv'
import { calendarFile } from './calendar'

export const SessionCalendarFragment = graphql(`
  fragment SessionCalendar on Session {
    id
    slug
    startsAt
    endsAt
    updatedAt
    place
    streamUrl
    title { text }
    summary { text: plain }
  }
`)

/** Hands the session to the reader's calendar as a file. */
export function AddToCalendar({ session }: { session: FragmentType<typeof SessionCalendarFragment> }) {
  const t = useText()
  const { id, slug, startsAt, endsAt, updatedAt, place, streamUrl, title, summary } = readFragment(SessionCalendarFragment, session)
  const save = () => {
    const { origin, host } = window.location
    const file = calendarFile({
      uid: `${id}@${host}`,
      title: title.text,
      start: new Date(startsAt),
      end: typeof endsAt === 'string' ? new Date(endsAt) : undefined,
      stamp: new Date(updatedAt),
      text: [summary?.text, streamUrl && `${t('session.stream')}: ${streamUrl}`].filter(Boolean).join('\n\n'),
      place: place ?? undefined,
      address: `${origin}/sessions/${encodeURIComponent(slug)}`,
    })
    saveFile(`${slug}.ics`, 'text/calendar;charset=utf-8', file)
  }
  return (
    <button type="button" className="btn" onClick={save}>
      {t('session.toCalendar')}
    </button>
  )
}
