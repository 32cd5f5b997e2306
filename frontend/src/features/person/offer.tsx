import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { AreaMark } from '../../ui/area'
import styles from './offer.module.css'
import { partOf } from './part'

export const ExpertOfferFragment = graphql(`
  fragment ExpertOffer on Person {
    isExpert
    areas
    languages
    placesPerMonth
    projects(first: 50) { nodes { id role } }
  }
`)

/** At a glance: what somebody is here, what they can be asked about, when, and in which languages. */
export function ExpertOffer({ person }: { person: FragmentType<typeof ExpertOfferFragment> }) {
  const t = useText()
  const { language: nameOf, list } = useFormats()
  const { isExpert, areas, languages, placesPerMonth, projects } = readFragment(ExpertOfferFragment, person)
  const advises = AREAS.filter((area) => areas.includes(area))
  const isKnown = isExpert && typeof placesPerMonth === 'number'
  return (
    <dl className={styles.offer}>
      <div>
        <dt>{t('person.part')}</dt>
        <dd>{t(`person.part.${partOf(isExpert, projects.nodes.map(({ role }) => role))}`)}</dd>
      </div>
      {advises.length > 0 && (
        <div>
          <dt>{t('person.advises')}</dt>
          <dd>
            <ul role="list" className={styles.areas}>
              {advises.map((area) => (
                <li key={area}>
                  <Link to="/experts" search={{ area: [area] }} className="row">
                    <AreaMark area={area} />
                  </Link>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      {isKnown && (
        <div>
          <dt>{t('person.time')}</dt>
          <dd className={placesPerMonth > 0 ? styles.free : undefined}>{t('person.places', { count: placesPerMonth })}</dd>
        </div>
      )}
      {languages.length > 0 && (
        <div>
          <dt>{t('person.speaks')}</dt>
          <dd>{list(languages.map(nameOf))}</dd>
        </div>
      )}
    </dl>
  )
}

/** The way to projects that look for what this expert knows. */
export function ExpertWanted({ person }: { person: FragmentType<typeof ExpertOfferFragment> }) {
  const { areas } = readFragment(ExpertOfferFragment, person)
  return (
    <ul role="list" className={styles.wanted}>
      {AREAS.filter((area) => areas.includes(area)).map((area) => (
        <li key={area}>
          <Link to="/projects" search={{ area: [area] }} className="row">
            <AreaMark area={area} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
