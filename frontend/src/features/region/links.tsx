import { Link } from '@tanstack/react-router'
import { readFragment, type FragmentType } from '../../graphql'
import styles from './links.module.css'
import { RegionPlaceFragment } from './map'
import { useRegionName } from './names'

/** Regions as links alone, where there is nothing to draw of them. */
export function RegionLinks({ regions }: { regions: readonly FragmentType<typeof RegionPlaceFragment>[] }) {
  const nameOf = useRegionName()
  return (
    <ul role="list" className={styles.links}>
      {regions.map((place) => {
        const region = readFragment(RegionPlaceFragment, place)
        return (
          <li key={region.code}>
            <Link to="/regions/$code" params={{ code: region.code }} className="row">
              {nameOf(region)}
            </Link>{' '}
            <span className="small muted">{region.code}</span>
          </li>
        )
      })}
    </ul>
  )
}
