import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import type { ProjectNeedsFragment as Fragment } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { AreaMark } from '../../ui/area'
import { Paragraphs } from '../../ui/paragraphs'
import { Prose } from '../../ui/prose'
import { More } from './more'
import styles from './needs.module.css'

export const ProjectNeedsFragment = graphql(`
  fragment ProjectNeeds on Project {
    needs(first: 50) {
      totalCount
      nodes {
        id
        area
        kind
        status
        openUntil
        title { text language isTranslation }
        text { html language }
        fulfilledByOrganisation { slug name }
        fulfilledByPerson { slug name }
        statusNote { html language }
      }
    }
  }
`)

type Need = Fragment['needs']['nodes'][number]

/** By whom, where a need was fulfilled and they are public. */
function FulfilledBy({ need: { fulfilledByOrganisation: body, fulfilledByPerson: person } }: { need: Need }) {
  const t = useText()
  if (!body && !person) return null
  return (
    <>
      {' · '}
      {t('project.fulfilledBy')}{' '}
      {body && (
        <Link to="/organisations/$slug" params={{ slug: body.slug }}>
          {body.name}
        </Link>
      )}
      {person && (
        <Link to="/experts/$slug" params={{ slug: person.slug }}>
          {person.name}
        </Link>
      )}
    </>
  )
}

/** What somebody may do with a need, by its id. */
type NeedActs = (id: string) => ReactNode

function Rows({ needs, renderActs }: { needs: readonly Need[]; renderActs: NeedActs | undefined }) {
  const t = useText()
  const { day } = useFormats()
  return (
    <ul role="list" className={styles.needs}>
      {needs.map((need) => {
        const { id, area, kind, status, openUntil, title, text, statusNote } = need
        return (
          <li key={id}>
            <AreaMark area={area} />
            <div>
              <h3 className={styles.title}>
                <Prose text={title} />
              </h3>
              {text && <Paragraphs text={text} className={styles.text} />}
              <p className="small muted">
                {t(`need.${kind}`)} · {t(`needStatus.${status}`)}
                {openUntil && status === 'OPEN' && <> · {t('project.openUntil', { date: day(openUntil) })}</>}
                {status === 'FULFILLED' && <FulfilledBy need={need} />}
              </p>
              {statusNote && <Paragraphs text={statusNote} className="small" />}
              {renderActs?.(id)}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** What a project looks for, by area; what is no longer looked for is folded away below. */
export function ProjectNeeds({ project, renderActs }: { project: FragmentType<typeof ProjectNeedsFragment>; renderActs?: NeedActs }) {
  const t = useText()
  const { nodes, totalCount } = readFragment(ProjectNeedsFragment, project).needs
  const byArea = AREAS.flatMap((area) => nodes.filter((need) => need.area === area))
  const open = byArea.filter(({ status }) => status === 'OPEN')
  const past = byArea.filter(({ status }) => status !== 'OPEN')
  return (
    <>
      {open.length > 0 ? <Rows needs={open} renderActs={renderActs} /> : <p className="muted">{t('project.noNeeds')}</p>}
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>{t('project.pastNeeds', { count: past.length })}</summary>
          <Rows needs={past} renderActs={renderActs} />
        </details>
      )}
      <More shown={nodes.length} all={totalCount} />
    </>
  )
}
