import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import styles from './rows.module.css'

export const ExpertRegionsFragment = graphql(`
  fragment ExpertRegions on Person {
    regionsServed(first: 40, sort: CODE) {
      totalCount
      nodes { id code ...PlaceName }
    }
  }
`)

/** Where an expert goes: each place leads to its page. */
export function ExpertRegions({ person }: { person: FragmentType<typeof ExpertRegionsFragment> }) {
  const t = useText()
  const { number } = useFormats()
  const { nodes, totalCount } = readFragment(ExpertRegionsFragment, person).regionsServed
  if (nodes.length === 0) return <p className="muted small">{t('person.noRegions')}</p>
  return (
    <>
      <ul role="list" className={styles.places}>
        {nodes.map((region) => (
          <li key={region.id}>
            <Link to="/regions/$code" params={{ code: region.code }} className="row">
              <PlaceName region={region} />
            </Link>
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p className="small muted">{t('person.firstOf', { shown: number(nodes.length), all: number(totalCount) })}</p>}
    </>
  )
}
