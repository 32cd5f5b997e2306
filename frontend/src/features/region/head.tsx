import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { countryOf, useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { usePageDescription } from '../../lib/page'
import { PageHeading } from '../../ui/page-heading'
import styles from './head.module.css'
import { RegionLabelFragment, useRegionName } from './names'

const RegionHeadFragment = graphql(`
  fragment RegionHead on Region {
    code
    level
    population
    inNuts2024
    changes { code2021 code2024 label change }
    figures { projects openNeeds }
    parent { ...RegionLabel parent { ...RegionLabel parent { ...RegionLabel } } }
  }
`)

interface RegionHeadProps {
  region: FragmentType<typeof RegionHeadFragment>
  name: string
}

type Label = FragmentType<typeof RegionLabelFragment>
interface Above {
  parent?: (Label & Above) | null | undefined
}

/** The regions above, the country first. */
function above({ parent }: Above): Label[] {
  return parent ? [...above(parent), parent] : []
}

/** Where a region is, what it is called, how large it is, and what is in sight there. */
export function RegionHead({ region, name }: RegionHeadProps) {
  const t = useText()
  const { country } = useFormats()
  const nameOf = useRegionName()
  const { code, level, population, inNuts2024, changes, figures, parent } = readFragment(RegionHeadFragment, region)
  const inSight = figures.projects > 0 ? t('region.leadNeeds', { projects: figures.projects, needs: figures.openNeeds }) : t('region.leadNone')
  const lead = population ? `${t('region.leadPeople', { count: population })} ${inSight}` : inSight
  const title = level === 0 ? name : `${name}, ${country(countryOf(code))}`
  usePageDescription(`${title}: ${lead}`)
  return (
    <>
      <nav className={styles.crumbs} aria-label={t('region.crumbs')}>
        <Link to="/regions" className="row">
          {t('nav.regions')}
        </Link>
        {above({ parent }).map((region) => {
          const { code: theirs } = readFragment(RegionLabelFragment, region)
          return (
            <span key={theirs} className={styles.crumb}>
              <span aria-hidden="true">·</span>
              <Link to="/regions/$code" params={{ code: theirs }} className="row">
                {nameOf(region)}
              </Link>
            </span>
          )
        })}
        <span className={styles.crumb}>
          <span aria-hidden="true">·</span>
          <span aria-current="page">{code}</span>
        </span>
      </nav>
      <div className={styles.head}>
        <div>
          <PageHeading key={code} title={title}>
            {name}
          </PageHeading>
          <p className={styles.lead}>{lead}</p>
          <p className="small muted">
            <span className={styles.printed}>{level === 0 ? code : `${code}, ${country(countryOf(code))}`} · </span>
            {t(`region.level.${level as 0}`)}
            {population && <> · {t('region.people')}</>}
            {!inNuts2024 && <> · {t('region.notInForce')}</>}
          </p>
        </div>
        <p className={styles.acts}>
          <a href="#beside" className="btn quiet">
            {t('region.compareWith')}
          </a>
          <button type="button" className="btn quiet" onClick={() => window.print()}>
            {t('region.print')}
          </button>
        </p>
      </div>
      {changes.length > 0 && (
        <details className={`small ${styles.changes}`}>
          <summary>{t('region.changes')}</summary>
          <ul>
            {changes.map(({ code2021, code2024, label, change }) => (
              <li key={`${code2021} ${code2024} ${change}`}>{t('region.changed', { codes: [code2021, code2024].filter(Boolean).join(' → '), label, change })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
