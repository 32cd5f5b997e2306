import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import type { ActionStatus } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Prose } from '../../ui/prose'
import { ActionState } from './action-state'
import styles from './advice.module.css'

const ProjectActionsFragment = graphql(`
  fragment ProjectActions on Project {
    actions(first: 50) { totalCount nodes { id status ...ActionLine } }
  }
`)

const ActionLineFragment = graphql(`
  fragment ActionLine on Action {
    id
    status
    dueOn
    title { text language isTranslation }
    ownerName
    owner { id slug }
    contribution { id expert { id name } }
  }
`)

const STATES = ['OPEN', 'DONE', 'DROPPED'] as const satisfies readonly ActionStatus[]

function Line({ action, acts }: { action: FragmentType<typeof ActionLineFragment>; acts: ReactNode }) {
  const t = useText()
  const { id, status, dueOn, title, ownerName, owner, contribution } = readFragment(ActionLineFragment, action)
  return (
    <li id={`action-${id}`} className={styles.action}>
      <p id={`action-${id}-title`} className={styles.actionTitle}>
        <Prose text={title} />
      </p>
      <p className="small muted">
        <ActionState status={status} dueOn={dueOn} />
        {ownerName && ' · '}
        {owner && ownerName ? (
          <Link to="/experts/$slug" params={{ slug: owner.slug }} className="row">
            {ownerName}
          </Link>
        ) : (
          ownerName
        )}
        {contribution && (
          <>
            {' · '}
            <a href={`#advice-${contribution.id}`} className="row">
              {t('advice.after', { name: contribution.expert.name })}
            </a>
          </>
        )}
      </p>
      {acts}
    </li>
  )
}

interface ProjectActionsProps {
  project: FragmentType<typeof ProjectActionsFragment>
  renderActs?: (id: string) => ReactNode
}

/** What a project does because of advice, or of its own accord: what is to do first, then what is done and what was dropped. */
export function ProjectActions({ project, renderActs }: ProjectActionsProps) {
  const t = useText()
  const { number } = useFormats()
  const { nodes, totalCount } = readFragment(ProjectActionsFragment, project).actions
  if (nodes.length === 0) return <p className="muted screen-only">{t('advice.noActions')}</p>
  return (
    <>
      {STATES.map((state) => {
        const ofState = nodes.filter(({ status }) => status === state)
        if (ofState.length === 0) return null
        return (
          <section key={state} className={styles.area}>
            <h3 className={styles.others}>{t(`advice.actions.${state}`, { count: ofState.length })}</h3>
            <ul role="list">
              {ofState.map((action) => (
                <Line key={action.id} action={action} acts={renderActs?.(action.id)} />
              ))}
            </ul>
          </section>
        )
      })}
      {totalCount > nodes.length && <p className="small muted">{t('project.firstOf', { shown: number(nodes.length), all: number(totalCount) })}</p>}
    </>
  )
}
