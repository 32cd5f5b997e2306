import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { CardPicture } from '../../listing/picture'
import { PlaceName } from '../../listing/place-name'
import { AreaMark } from '../../ui/area'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import styles from './card.module.css'

export const ExpertCardFragment = graphql(`
  fragment ExpertCard on Person {
    slug
    name
    isDemo
    headline { text language isTranslation }
    areas
    languages
    placesPerMonth
    skills { skill level }
    contributions(first: 0) { totalCount }
    region { ...PlaceName }
    images(first: 1) { ...CardPicture }
  }
`)

/** As many skills as a line of a list has room for. */
const BEST = 3

interface ExpertCardProps {
  expert: FragmentType<typeof ExpertCardFragment>
  headingLevel?: 'h2' | 'h3'
}

/** An expert in a list: what they can help with, what they are best at, in which languages, and whether they have time. */
export function ExpertCard({ expert, headingLevel: Heading = 'h3' }: ExpertCardProps) {
  const t = useText()
  const { language, list } = useFormats()
  const { slug, name, isDemo, headline, areas, languages, placesPerMonth, skills, contributions, region, images } = readFragment(ExpertCardFragment, expert)
  const best = skills.toSorted((one, other) => other.level - one.level).slice(0, BEST)
  return (
    <article className={styles.card}>
      <p className={styles.line}>
        {region && <PlaceName region={region} />}
        {isDemo && <DemoMark />}
      </p>
      <Heading>
        <Link to="/experts/$slug" params={{ slug }} className={styles.link}>
          {name}
        </Link>
      </Heading>
      {headline && <Prose as="p" text={headline} className={styles.headline} />}
      <ul role="list" className={styles.areas} aria-label={t('person.advises')}>
        {AREAS.filter((area) => areas.includes(area)).map((area) => (
          <li key={area}>
            <AreaMark area={area} />
          </li>
        ))}
      </ul>
      {best.length > 0 && <p className={styles.best}>{t('person.best', { skills: list(best.map(({ skill }) => t(`skill.${skill}`))) })}</p>}
      <p className={styles.foot}>
        {languages.length > 0 && <span>{t('person.speaksAll', { languages: list(languages.map(language)) })}</span>}
        {typeof placesPerMonth === 'number' && (
          <span className={placesPerMonth > 0 ? styles.free : undefined}>{t('person.places', { count: placesPerMonth })}</span>
        )}
        {contributions.totalCount > 0 && <span>{t('person.adviceCount', { count: contributions.totalCount })}</span>}
      </p>
      <CardPicture pictures={images} />
    </article>
  )
}
