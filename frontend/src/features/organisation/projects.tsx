import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql, readFragment, useOperation, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { More } from './more'
import { LedProjectsQuery, OrganisationProjectsQuery } from './query-one'
import styles from './rows.module.css'
import { TiedProject } from './tied-project'

export const LedProjectsFragment = graphql(`
  fragment LedProjects on Organisation {
    slug
    ledProjects(first: 10, sort: NEWEST) { totalCount nodes { id ...TiedProject } }
  }
`)

export const OrganisationProjectsFragment = graphql(`
  fragment OrganisationProjects on Organisation {
    slug
    projects(first: 20) { totalCount nodes { id role project { slug ...TiedProject } } }
  }
`)

const ROLES = ['LEAD', 'PARTNER', 'FUNDER'] as const

type Organisation = FragmentType<typeof LedProjectsFragment> & FragmentType<typeof OrganisationProjectsFragment>

/** What an organisation does in projects: those it leads, and those it has another part in. */
export function OrganisationTies({ organisation }: { organisation: Organisation }) {
  const t = useText()
  const led = readFragment(LedProjectsFragment, organisation).ledProjects.totalCount
  const others = readFragment(OrganisationProjectsFragment, organisation).projects.totalCount
  if (led + others === 0) {
    return (
      <section>
        <h2>{t('organisation.projects')}</h2>
        <p className="muted">{t('organisation.noProjects')}</p>
        <Link to="/projects" className="row">
          {t('organisation.allProjects')}
        </Link>
      </section>
    )
  }
  return (
    <>
      {led > 0 && (
        <section>
          <h2>{t('organisation.led')}</h2>
          <LedProjects organisation={organisation} />
        </section>
      )}
      {others > 0 && (
        <section>
          <h2>{t('organisation.part')}</h2>
          <OrganisationProjects organisation={organisation} />
        </section>
      )}
    </>
  )
}

/** Projects it leads, the newest first. */
function LedProjects({ organisation }: { organisation: FragmentType<typeof LedProjectsFragment> }) {
  const { slug, ledProjects } = readFragment(LedProjectsFragment, organisation)
  const [isAsked, setIsAsked] = useState(false)
  const { data, error, refetch } = useOperation(LedProjectsQuery, { slug }, { enabled: isAsked })
  const nodes = data?.organisation?.ledProjects.nodes ?? ledProjects.nodes
  return (
    <>
      <ul role="list" className={styles.rows}>
        {nodes.map((project) => (
          <li key={project.id}>
            <TiedProject project={project} />
          </li>
        ))}
      </ul>
      <More shown={nodes.length} all={ledProjects.totalCount} isAsked={isAsked} error={error} onAsk={() => setIsAsked(true)} onRetry={() => void refetch()} />
    </>
  )
}

/** Projects it has another part in, by what it is to them. */
function OrganisationProjects({ organisation }: { organisation: FragmentType<typeof OrganisationProjectsFragment> }) {
  const t = useText()
  const { slug, projects } = readFragment(OrganisationProjectsFragment, organisation)
  const [isAsked, setIsAsked] = useState(false)
  const { data, error, refetch } = useOperation(OrganisationProjectsQuery, { slug }, { enabled: isAsked })
  const nodes = data?.organisation?.projects.nodes ?? projects.nodes
  return (
    <>
      {ROLES.map((role) => {
        const own = nodes.filter((one) => one.role === role)
        if (own.length === 0) return null
        return (
          <section key={role}>
            <h3 className={styles.role}>{t(`organisation.as.${role}`)}</h3>
            <ul role="list" className={styles.rows}>
              {own.map(({ id, project }) => (
                <li key={id}>
                  <TiedProject project={project} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      <More shown={nodes.length} all={projects.totalCount} isAsked={isAsked} error={error} onAsk={() => setIsAsked(true)} onRetry={() => void refetch()} />
    </>
  )
}
