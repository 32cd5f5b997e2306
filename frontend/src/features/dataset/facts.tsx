import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { isOutAddress, OutLink } from '../../ui/out-link'
import styles from './facts.module.css'
import { isAccessRight, isFrequency } from './codes'
import { licenceName } from './licence'

const DatasetFactsFragment = graphql(`
  fragment DatasetFacts on Dataset {
    publisher
    contact
    landingPage
    licence
    accessRights
    frequency
    themes
    keywords
    issuedOn
    modifiedOn
    temporalStart
    temporalEnd
    region { code ...PlaceName }
    catalogue { title url }
    source { name id }
  }
`)

type Dataset = FragmentType<typeof DatasetFactsFragment>

/** Who publishes a dataset, what one may do with it, and what it is about. Lines that nobody filled in are left out; the checks of quality name them. */
export function DatasetFacts({ dataset }: { dataset: Dataset }) {
  const t = useText()
  const { day } = useFormats()
  const own = readFragment(DatasetFactsFragment, dataset)
  const { licence, accessRights, frequency, temporalStart, temporalEnd, region } = own
  const out = (href: string, words: string) => (
    <OutLink href={href} mark={t('dataset.outbound')}>
      {words}
    </OutLink>
  )
  const lines: [string, ReactNode][] = [
    [t('dataset.publisher'), own.publisher],
    [t('dataset.contact'), own.contact && <Contact contact={own.contact} />],
    [t('dataset.licence'), licence ? (isOutAddress(licence) ? out(licence, licenceName(licence)) : licence) : t('dataset.noLicence')],
    [t('dataset.accessRights'), accessRights && (isAccessRight(accessRights) ? t(`dataset.rights.${accessRights}`) : accessRights)],
    [t('dataset.issued'), own.issuedOn && day(own.issuedOn)],
    [t('dataset.modified'), own.modifiedOn && day(own.modifiedOn)],
    [t('dataset.frequency'), frequency && (isFrequency(frequency) ? t(`dataset.frequency.${frequency}`) : frequency)],
    [
      t('dataset.period'),
      temporalStart && temporalEnd
        ? t('dataset.fromTo', { from: day(temporalStart), to: day(temporalEnd) })
        : temporalStart
          ? t('dataset.from', { from: day(temporalStart) })
          : temporalEnd && t('dataset.until', { to: day(temporalEnd) }),
    ],
    [
      t('dataset.place'),
      region && (
        <Link to="/regions/$code" params={{ code: region.code }} className="row">
          <PlaceName region={region} />
        </Link>
      ),
    ],
    [t('dataset.landingPage'), own.landingPage && isOutAddress(own.landingPage) && out(own.landingPage, hostOf(own.landingPage))],
    [t('dataset.catalogue'), own.catalogue && out(own.catalogue.url, own.catalogue.title)],
  ]
  return (
    <dl className={styles.facts}>
      {lines.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

/** The site an address leads to. */
function hostOf(address: string): string {
  return /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(address)?.[1] ?? address
}

/** A page, a mail address, or words. */
function Contact({ contact }: { contact: string }) {
  const t = useText()
  const bare = contact.replace(/^mailto:/i, '')
  if (/^[^\s@]+@[^\s@]+$/.test(bare)) return <a href={`mailto:${bare}`} className="row">{bare}</a>
  if (!isOutAddress(contact)) return contact
  return (
    <OutLink href={contact} mark={t('dataset.outbound')}>
      {hostOf(contact)}
    </OutLink>
  )
}

/** What it is about: themes that lead to their datasets, and key words that are searched for. */
export function DatasetSubjects({ dataset }: { dataset: Dataset }) {
  const t = useText()
  const { themes, keywords } = readFragment(DatasetFactsFragment, dataset)
  if (themes.length + keywords.length === 0) return <p className="muted small">{t('dataset.noSubjects')}</p>
  return (
    <>
      <ul role="list" className="small">
        {themes.map((theme) => (
          <li key={theme}>
            <Link to="/datasets" search={{ theme: [theme] }} className="row">
              {t(`theme.${theme}`)}
            </Link>
          </li>
        ))}
      </ul>
      {keywords.length > 0 && (
        <ul role="list" className={styles.keywords} aria-label={t('dataset.keywords')}>
          {keywords.map((keyword) => (
            <li key={keyword}>
              <Link to="/datasets" search={{ text: keyword }} className={styles.keyword}>
                {keyword}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Where the entry comes from. */
export function DatasetSource({ dataset }: { dataset: Dataset }) {
  const t = useText()
  const { source } = readFragment(DatasetFactsFragment, dataset)
  return <p className="small muted">{source ? t('dataset.source', { name: source.name, id: source.id }) : t('dataset.sourceHere')}</p>
}
