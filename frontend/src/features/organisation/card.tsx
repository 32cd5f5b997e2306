import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { CardPicture } from '../../listing/picture'
import { PlaceName } from '../../listing/place-name'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import styles from './card.module.css'
import { HelixMark } from './helix'

export const OrganisationCardFragment = graphql(`
  fragment OrganisationCard on Organisation {
    slug
    name
    isDemo
    helix
    summary { text: plain language isTranslation }
    region { ...PlaceName }
    images(first: 1) { ...CardPicture }
    ledProjects(first: 0) { totalCount }
    projects(first: 0) { totalCount }
    memberships(first: 0) { totalCount }
  }
`)

interface OrganisationCardProps {
  organisation: FragmentType<typeof OrganisationCardFragment>
  headingLevel?: 'h2' | 'h3'
}

/** An organisation in a list: what it is, where, what it does, and what it is part of. */
export function OrganisationCard({ organisation, headingLevel: Heading = 'h3' }: OrganisationCardProps) {
  const t = useText()
  const { slug, name, isDemo, helix, summary, region, ledProjects, projects, memberships, images } = readFragment(OrganisationCardFragment, organisation)
  const ties = [
    ledProjects.totalCount > 0 && t('organisation.leads', { count: ledProjects.totalCount }),
    projects.totalCount > 0 && t('organisation.takesPart', { count: projects.totalCount }),
    memberships.totalCount > 0 && t('organisation.memberOf', { count: memberships.totalCount }),
  ].filter((tie) => tie !== false)
  return (
    <article className={styles.card}>
      <p className={styles.line}>
        {helix && <HelixMark helix={helix} />}
        {region && <PlaceName region={region} />}
        {isDemo && <DemoMark />}
      </p>
      <Heading>
        <Link to="/organisations/$slug" params={{ slug }} className={styles.link}>
          {name}
        </Link>
      </Heading>
      {summary && <Prose as="p" text={summary} className={styles.summary} />}
      {ties.length > 0 && (
        <p className={styles.foot}>
          {ties.map((tie) => (
            <span key={tie}>{tie}</span>
          ))}
        </p>
      )}
      <CardPicture pictures={images} />
    </article>
  )
}
