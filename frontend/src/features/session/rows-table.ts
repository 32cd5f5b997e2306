import { readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { PlaceNameFragment } from '../../listing/place-name'
import type { RowsTable } from '../../listing/rows-data'
import { SessionCardFragment } from './card'
import { SessionListFragment } from './list'

/** Makes a page of sessions a table to take along: instants in UTC beside the time zone of the place. */
export function useSessionTable(): (sessions: FragmentType<typeof SessionListFragment>) => RowsTable {
  const t = useText()
  const columns = [
    t('column.title'),
    t('session.starts'),
    t('session.ends'),
    t('session.timeZone'),
    t('session.place'),
    t('column.code'),
    t('session.region'),
    t('session.languages'),
    t('session.stream'),
    t('column.slug'),
    t('column.demo'),
  ]
  return (sessions) => {
    const rows = readFragment(SessionListFragment, sessions).nodes.map((node) => {
      const { slug, title, startsAt, endsAt, timeZone, place, region, languages, streamUrl, isDemo } = readFragment(SessionCardFragment, node)
      const where = region && readFragment(PlaceNameFragment, region)
      return [
        title.text,
        startsAt,
        endsAt ?? '',
        timeZone,
        place ?? '',
        where?.code ?? '',
        where?.name ?? '',
        languages.join(' '),
        streamUrl ?? '',
        slug,
        isDemo ? t('demo.mark') : '',
      ]
    })
    return { name: 'rialto-sessions', columns, rows }
  }
}
