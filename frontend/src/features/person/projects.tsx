import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { RowsData } from '../../listing/rows-data'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import { StageArches } from '../../ui/stage-arches'
import { pageData } from './page-data'
import styles from './rows.module.css'

export const ExpertProjectsFragment = graphql(`
  fragment ExpertProjects on Person {
    slug
    isExpert
    projects(first: 50) {
      totalCount
      nodes {
        id
        role
        joinedOn
        project { slug stage isDemo title { text language isTranslation } region { ...PlaceName } }
      }
    }
  }
`)

const ROLES = ['LEADER', 'EDITOR', 'VIEWER'] as const

/** Projects in whose teams somebody is, those they lead first. An expert need not be in any: then nothing is said. */
export function ExpertProjects({ person }: { person: FragmentType<typeof ExpertProjectsFragment> }) {
  const t = useText()
  const { month, number } = useFormats()
  const { slug, isExpert, projects } = readFragment(ExpertProjectsFragment, person)
  const { nodes, totalCount } = projects
  if (nodes.length === 0 && isExpert) return null
  const byRole = ROLES.flatMap((role) => nodes.filter((one) => one.role === role))
  return (
    <section>
      <h2>{t('person.projects')}</h2>
      {nodes.length === 0 && <p className="muted">{t('person.noProjects')}</p>}
      <ul role="list" className={styles.rows}>
        {byRole.map(({ id, role, joinedOn, project: { slug: address, stage, isDemo, title, region } }) => (
          <li key={id}>
            <Link to="/projects/$slug" params={{ slug: address }} className={styles.title}>
              <Prose text={title} />
            </Link>{' '}
            {isDemo && <DemoMark />}
            <p className="small">
              {t(`projectRole.${role}`)}
              {joinedOn && (
                <>
                  {', '}
                  <time dateTime={joinedOn}>{t('person.since', { date: month(joinedOn) })}</time>
                </>
              )}
            </p>
            <p className="small muted">
              <StageArches stage={stage} />
              {region && (
                <>
                  {' · '}
                  <PlaceName region={region} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p className="small muted">{t('person.firstOf', { shown: number(nodes.length), all: number(totalCount) })}</p>}
      {nodes.length > 0 && (
        <RowsData
          data={pageData(slug, {
            name: `rialto-person-${slug}-projects`,
            columns: [t('person.project'), t('column.language'), t('person.role'), t('person.joined'), t('column.stage'), t('column.slug')],
            rows: byRole.map(({ role, joinedOn, project }) => [
              project.title.text,
              project.title.language,
              t(`projectRole.${role}`),
              joinedOn ?? '',
              t(`stage.${project.stage}`),
              project.slug,
            ]),
          })}
        />
      )}
    </section>
  )
}
