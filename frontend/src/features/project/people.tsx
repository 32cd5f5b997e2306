import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Prose } from '../../ui/prose'
import styles from './aside.module.css'
import { More } from './more'

const ProjectPeopleFragment = graphql(`
  fragment ProjectPeople on Project {
    team(first: 30) {
      totalCount
      nodes { id role joinedOn person { slug name headline { text language isTranslation } } }
    }
    organisation { id slug name helix }
    organisations(first: 30) {
      totalCount
      nodes { id role organisation { id slug name helix } }
    }
  }
`)

type Project = FragmentType<typeof ProjectPeopleFragment>
const ROLES = ['LEADER', 'EDITOR', 'VIEWER'] as const

/** Who does it, the leader first. */
function Team({ project }: { project: Project }) {
  const t = useText()
  const { month } = useFormats()
  const { nodes, totalCount } = readFragment(ProjectPeopleFragment, project).team
  if (nodes.length === 0) return null
  const byRole = ROLES.flatMap((role) => nodes.filter((member) => member.role === role))
  return (
    <>
      <h3 className={styles.part}>{t('project.team')}</h3>
      <ul role="list" className={styles.rows}>
        {byRole.map(({ id, role, joinedOn, person }) => (
          <li key={id}>
            <Link to="/experts/$slug" params={{ slug: person.slug }} className="row">
              {person.name}
            </Link>
            <p className="small muted">
              {t(`projectRole.${role}`)}
              {joinedOn && <> · {t('project.since', { date: month(joinedOn) })}</>}
            </p>
            {person.headline && <Prose as="p" text={person.headline} className="small" />}
          </li>
        ))}
      </ul>
      <More shown={nodes.length} all={totalCount} />
    </>
  )
}

/** The bodies behind it, the one that leads first, with what each is to the project. */
function Organisations({ project }: { project: Project }) {
  const t = useText()
  const { organisation: lead, organisations } = readFragment(ProjectPeopleFragment, project)
  const others = organisations.nodes.map(({ id, role, organisation: body }) => ({ id, role, body }))
  const isNamed = lead && others.some(({ body, role }) => body.id === lead.id && role === 'LEAD')
  const all = lead && !isNamed ? [{ id: lead.id, role: 'LEAD' as const, body: lead }, ...others] : others
  if (all.length === 0) return null
  return (
    <>
      <h3 className={styles.part}>{t('project.organisations')}</h3>
      <ul role="list" className={styles.rows}>
        {all.map(({ id, role, body }) => (
          <li key={id}>
            <Link to="/organisations/$slug" params={{ slug: body.slug }} className="row">
              {body.name}
            </Link>
            <p className="small muted">
              {t(`role.${role}`)}
              {body.helix && <> · {t(`helix.${body.helix}`)}</>}
            </p>
          </li>
        ))}
      </ul>
      <More shown={others.length} all={organisations.totalCount} />
    </>
  )
}

/** Who is behind it: people and bodies. */
export function ProjectPeople({ project }: { project: Project }) {
  const t = useText()
  const { team, organisation, organisations } = readFragment(ProjectPeopleFragment, project)
  if (team.nodes.length + organisations.nodes.length === 0 && !organisation) return <p className="muted small">{t('project.noOrganisations')}</p>
  return (
    <>
      <Team project={project} />
      <Organisations project={project} />
    </>
  )
}
