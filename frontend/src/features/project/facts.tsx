import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { isSdg } from '../../i18n/vocabulary'
import styles from './aside.module.css'

const ProjectFactsFragment = graphql(`
  fragment ProjectFacts on Project {
    startedOn
    endedOn
    website
    sdgs
    focusAreas
    tags
    budget { amount currency amountEur }
    source { name id }
    organisation { id name helix }
    organisations(first: 20) { nodes { id role organisation { id name helix } } }
  }
`)

type Project = FragmentType<typeof ProjectFactsFragment>

/** Who is behind it. */
export function ProjectPeople({ project }: { project: Project }) {
  const t = useText()
  const { organisation, organisations } = readFragment(ProjectFactsFragment, project)
  const rows = organisations.nodes.map(({ id, role, organisation: body }) => ({ id, role, body }))
  const all =
    organisation && !rows.some(({ body }) => body.id === organisation.id)
      ? [{ id: organisation.id, role: 'LEAD' as const, body: organisation }, ...rows]
      : rows
  if (all.length === 0) return <p className="muted small">{t('project.noOrganisations')}</p>
  return (
    <ul role="list" className={styles.rows}>
      {all.map(({ id, role, body }) => (
        <li key={id}>
          {body.name}
          <p className="small muted">
            {t(`role.${role}`)}
            {body.helix && <> · {t(`helix.${body.helix}`)}</>}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Money and dates. */
export function ProjectMoney({ project }: { project: Project }) {
  const t = useText()
  const { money, day } = useFormats()
  const { budget, startedOn, endedOn } = readFragment(ProjectFactsFragment, project)
  if (!budget && !startedOn && !endedOn) return <p className="muted small">{t('project.noMoney')}</p>
  return (
    <dl className={`num ${styles.facts}`}>
      {budget && (
        <>
          <dt>{t('project.budget')}</dt>
          <dd>{money(budget.amount, budget.currency)}</dd>
        </>
      )}
      {budget && budget.currency !== 'EUR' && typeof budget.amountEur === 'number' && (
        <>
          <dt>{t('project.inEuro')}</dt>
          <dd>{money(budget.amountEur, 'EUR')}</dd>
        </>
      )}
      {startedOn && (
        <>
          <dt>{t('project.started')}</dt>
          <dd>{day(startedOn)}</dd>
        </>
      )}
      {endedOn && (
        <>
          <dt>{t('project.endedOn')}</dt>
          <dd>{day(endedOn)}</dd>
        </>
      )}
    </dl>
  )
}

/** What it is for: goals, focus and tags. */
export function ProjectPurpose({ project }: { project: Project }) {
  const t = useText()
  const { sdgs, focusAreas, tags } = readFragment(ProjectFactsFragment, project)
  if (sdgs.length + focusAreas.length + tags.length === 0) return <p className="muted small">{t('project.noPurpose')}</p>
  return (
    <>
      <ul role="list" className={styles.sdgs}>
        {sdgs.filter(isSdg).map((sdg) => (
          <li key={sdg}>
            <span className={styles.goal}>{sdg}</span> {t(`sdg.${sdg}`)}
          </li>
        ))}
      </ul>
      {focusAreas.length > 0 && <p className="small">{focusAreas.map((focus) => t(`focus.${focus}`)).join(' · ')}</p>}
      <p className={styles.tags}>
        {tags.map((tag) => (
          <Link key={tag} to="/projects" search={{ tag: [tag] }} className={styles.tag}>
            {tag}
          </Link>
        ))}
      </p>
    </>
  )
}

/** Where the entry comes from. */
export function ProjectSource({ project }: { project: Project }) {
  const t = useText()
  const { source, website } = readFragment(ProjectFactsFragment, project)
  return (
    <p className="small muted">
      {source ? t('project.source', { name: source.name, id: source.id }) : t('project.sourceHere')}{' '}
      {website?.startsWith('http') && (
        <a href={website} rel="noopener nofollow">
          {t('project.website')}
        </a>
      )}
    </p>
  )
}
