import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { AreaMark } from '../../ui/area'
import styles from './seats.module.css'

export const SessionSeatsFragment = graphql(`
  fragment SessionSeats on Session {
    seats { area seats taken }
    experts { id area status person { slug name } }
  }
`)

/** The experts' seats at the table, area by area: how many there are, and who sits on them. */
export function SessionSeats({ session }: { session: FragmentType<typeof SessionSeatsFragment> }) {
  const t = useText()
  const { seats, experts } = readFragment(SessionSeatsFragment, session)
  const rows = AREAS.flatMap((area) => {
    const of = seats.find((one) => one.area === area)
    const sitting = experts.filter((one) => one.area === area && one.status === 'ACCEPTED')
    return of || sitting.length > 0 ? [{ area, seats: of?.seats ?? 0, taken: of?.taken ?? sitting.length, sitting }] : []
  })
  if (rows.length === 0) return <p className="muted">{t('session.seatsNone')}</p>
  return (
    <ul role="list" className={styles.areas}>
      {rows.map(({ area, seats: all, taken, sitting }) => (
        <li key={area}>
          <AreaMark area={area} />
          <div>
            {sitting.map(({ id, person }) => (
              <p key={id} className={styles.name}>
                {person ? (
                  <Link to="/experts/$slug" params={{ slug: person.slug }} className="row">
                    {person.name}
                  </Link>
                ) : (
                  t('session.seatUnnamed')
                )}
              </p>
            ))}
            <p className="small muted">{all > 0 ? t('session.seatsTaken', { taken, seats: all }) : t('session.seatsUnlimited')}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
