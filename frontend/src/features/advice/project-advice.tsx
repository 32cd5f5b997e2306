import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AreaMark } from '../../ui/area'
import { Paragraphs } from '../../ui/paragraphs'
import { Prose } from '../../ui/prose'
import styles from './advice.module.css'
import { ByArea } from './by-area'

const ProjectAdviceFragment = graphql(`
  fragment ProjectAdvice on Project {
    contributions(first: 50) {
      totalCount
      nodes { id area adopted ...AdviceGiven }
    }
    adoptedAdvice(first: 20) {
      nodes {
        id
        at
        note { html language }
        contribution { id area text { html language } expert { id slug name } project { slug title { text language isTranslation } } }
      }
    }
  }
`)

interface ProjectAdviceProps {
  project: FragmentType<typeof ProjectAdviceFragment>
  /** What the reader can do about one piece of it. */
  renderActs?: (id: string) => ReactNode
  renderAdopted?: (contributionId: string) => ReactNode
}

/** What experts told the project, by area, and what became of it; then what it took from advice to others. */
export function ProjectAdvice({ project, renderActs, renderAdopted }: ProjectAdviceProps) {
  const t = useText()
  const { number, day } = useFormats()
  const { contributions, adoptedAdvice } = readFragment(ProjectAdviceFragment, project)
  const { nodes, totalCount } = contributions
  return (
    <>
      {nodes.length === 0 ? (
        <p className="muted">{t('project.noAdvice')}</p>
      ) : (
        <p className="small muted">{t('project.adoptedOf', { adopted: nodes.filter(({ adopted }) => adopted).length, count: nodes.length })}</p>
      )}
      <ByArea given={nodes} renderActs={renderActs} />
      {totalCount > nodes.length && <p className="small muted">{t('project.firstOf', { shown: number(nodes.length), all: number(totalCount) })}</p>}
      {adoptedAdvice.nodes.length > 0 && (
        <section className={styles.area}>
          <h3 className={styles.others}>{t('advice.fromOthers')}</h3>
          <ul role="list" className={styles.advice}>
            {adoptedAdvice.nodes.map(({ id, at, note, contribution }) => (
              <li key={id} className={styles.given}>
                <p className="small">
                  <AreaMark area={contribution.area} />
                </p>
                <blockquote className={styles.quote}>
                  <Paragraphs text={contribution.text} />
                </blockquote>
                <p className="small muted">
                  <Link to="/experts/$slug" params={{ slug: contribution.expert.slug }} className="row">
                    {contribution.expert.name}
                  </Link>{' '}
                  ·{' '}
                  <Link to="/projects/$slug" params={{ slug: contribution.project.slug }} className="row">
                    <Prose text={contribution.project.title} />
                  </Link>{' '}
                  · {t('advice.adoptedOn', { date: day(at) })}
                </p>
                {note && <Paragraphs text={note} className={styles.reason} />}
                {renderAdopted?.(contribution.id)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
