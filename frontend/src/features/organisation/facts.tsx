import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { isOutAddress, OutLink } from '../../ui/out-link'
import styles from './facts.module.css'
import { HelixMark } from './helix'

const OrganisationFactsFragment = graphql(`
  fragment OrganisationFacts on Organisation {
    helix
    size
    foundedOn
    website
    tags
    region { code ...PlaceName }
  }
`)

type Organisation = FragmentType<typeof OrganisationFactsFragment>

/** What kind of body it is, where, and since when; lines that nobody filled in are left out. */
export function OrganisationFacts({ organisation }: { organisation: Organisation }) {
  const t = useText()
  const { day } = useFormats()
  const { helix, size, foundedOn, website, region } = readFragment(OrganisationFactsFragment, organisation)
  const lines: [string, ReactNode][] = [
    [
      t('organisation.helix'),
      helix && (
        <Link to="/organisations" search={{ helix: [helix] }} className="row">
          <HelixMark helix={helix} />
        </Link>
      ),
    ],
    [
      t('column.place'),
      region && (
        <Link to="/regions/$code" params={{ code: region.code }} className="row">
          <PlaceName region={region} />
        </Link>
      ),
    ],
    [t('organisation.founded'), foundedOn && <time dateTime={foundedOn}>{day(foundedOn)}</time>],
    [t('organisation.size'), size && sizeWords(size, t)],
    [
      t('organisation.website'),
      isOutAddress(website) && (
        <OutLink href={website} mark={t('organisation.outbound')}>
          {/^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(website)?.[1] ?? website}
        </OutLink>
      ),
    ],
  ]
  const known = lines.filter(([, value]) => Boolean(value))
  if (known.length === 0) return <p className="muted small">{t('organisation.noFacts')}</p>
  return (
    <dl className={styles.facts}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The classes of the European definition of small firms, which sources name so. */
const SIZES = ['micro', 'small', 'medium', 'large'] as const

/** A size as its source words it, in the reader's language where it is one of the known classes. */
function sizeWords(size: string, t: ReturnType<typeof useText>): string {
  const known = SIZES.find((one) => one === size.toLowerCase())
  return known ? t(`organisation.size.${known}`) : size
}

/** Key words, each a way to others that have it. */
export function OrganisationTags({ organisation }: { organisation: Organisation }) {
  const t = useText()
  const { tags } = readFragment(OrganisationFactsFragment, organisation)
  if (tags.length === 0) return <p className="muted small">{t('organisation.noTags')}</p>
  return (
    <ul role="list" className={styles.tags}>
      {tags.map((tag) => (
        <li key={tag}>
          <Link to="/organisations" search={{ tag: [tag] }} className={styles.tag}>
            {tag}
          </Link>
        </li>
      ))}
    </ul>
  )
}
