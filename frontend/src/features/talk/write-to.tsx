import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useOwn } from '../../acting/own'
import { Unfold } from '../../acting/unfold'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { Loading, Skeleton } from '../../ui/states'
import { Compose } from './compose'
import { ConversationOfQuery, WritersProjectsQuery, WriterToProjectQuery } from './documents'
import styles from './talk.module.css'

interface FirstProps {
  accountId: string
  projectId: string
  personId: string
  label: string
}

/** The first words of a conversation, or the way to it where there is one. */
function First({ accountId, projectId, personId, label }: FirstProps) {
  const t = useText()
  const navigate = useNavigate()
  const { data, isError } = useOwn(ConversationOfQuery, { projectId, personId }, useLanguage())
  if (!data && !isError) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="9rem" />
      </Loading>
    )
  }
  if (data?.conversationOf) {
    return (
      <p>
        <Link to="/my/conversations/$id" params={{ id: data.conversationOf.id }} className="row">
          {t('talk.goOn')}
        </Link>
      </p>
    )
  }
  return (
    <Compose
      accountId={accountId}
      to={{ projectId, personId }}
      label={label}
      onDone={(id) => (id === undefined ? undefined : navigate({ to: '/my/conversations/$id', params: { id } }))}
    />
  )
}

const WRITERS: ReadonlySet<string> = new Set(['LEADER', 'EDITOR'])

/** Of a project's members who may edit it: writes to this expert, for one of their projects. */
export function WriteToExpert({ personId }: { personId: string }) {
  const t = useText()
  const viewer = useOwn(WritersProjectsQuery, {}, useLanguage()).data?.viewer
  const [chosen, setChosen] = useState<string>()
  if (!viewer || viewer.profile?.id === personId) return null
  const projects = viewer.records.nodes.flatMap(({ role, publication, record }) =>
    publication === 'PUBLISHED' && WRITERS.has(role) && record?.__typename === 'Project' ? [record] : [],
  )
  const projectId = chosen ?? projects[0]?.id
  const label = t('talk.writeExpert')
  return (
    <Unfold label={label} isLoud>
      {() =>
        projectId === undefined ? (
          <p>
            {t('talk.noProject')}{' '}
            <Link to="/projects/new" className="row">
              {t('talk.newProject')}
            </Link>
          </p>
        ) : (
          <>
            {projects.length > 1 ? (
              <p className={styles.tools}>
                <label htmlFor="talk-project">{t('talk.forProject')}</label>
                <select id="talk-project" value={projectId} onChange={({ target }) => setChosen(target.value)}>
                  {projects.map(({ id, title }) => (
                    <option key={id} value={id}>
                      {title.text}
                    </option>
                  ))}
                </select>
              </p>
            ) : (
              <p className="small">
                {t('talk.forProject')}: {projects[0]?.title.text}
              </p>
            )}
            <First key={projectId} accountId={viewer.id} projectId={projectId} personId={personId} label={label} />
          </>
        )
      }
    </Unfold>
  )
}

/** Of an expert who is not in its team: writes to this project. */
export function WriteToProject({ slug }: { slug: string }) {
  const t = useText()
  const { viewer, project } = useOwn(WriterToProjectQuery, { slug }, useLanguage()).data ?? {}
  const profile = viewer?.profile
  if (!viewer || !project || !profile?.isExpert || profile.publication !== 'PUBLISHED' || project.mayI.includes('EDIT')) return null
  const label = t('talk.writeProject')
  return <Unfold label={label}>{() => <First accountId={viewer.id} projectId={project.id} personId={profile.id} label={label} />}</Unfold>
}
