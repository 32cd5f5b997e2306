import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { AreaMark } from '../../ui/area'
import { Paragraphs } from '../../ui/paragraphs'
import styles from './advice.module.css'
import { More } from './more'

export const ProjectAdviceFragment = graphql(`
  fragment ProjectAdvice on Project {
    contributions(first: 50) {
      totalCount
      nodes {
        id
        area
        kind
        adopted
        createdAt
        text { html language }
        expert { id slug name }
      }
    }
  }
`)

/** What experts told the project, by area, and what became of it. */
export function ProjectAdvice({ project }: { project: FragmentType<typeof ProjectAdviceFragment> }) {
  const t = useText()
  const { day } = useFormats()
  const { nodes, totalCount } = readFragment(ProjectAdviceFragment, project).contributions
  if (nodes.length === 0) return <p className="muted">{t('project.noAdvice')}</p>
  return (
    <>
      <p className="small muted">{t('project.adoptedOf', { adopted: nodes.filter(({ adopted }) => adopted).length, count: nodes.length })}</p>
      {AREAS.map((area) => {
        const given = nodes.filter((one) => one.area === area)
        if (given.length === 0) return null
        return (
          <section key={area} className={styles.area}>
            <h3 className={styles.heading}>
              <AreaMark area={area} />
            </h3>
            <ul role="list" className={styles.advice}>
              {given.map(({ id, kind, adopted, createdAt, text, expert }) => (
                <li key={id}>
                  <blockquote className={styles.quote}>
                    <Paragraphs text={text} />
                  </blockquote>
                  <p className="small muted">
                    {t(`contribution.${kind}`)} ·{' '}
                    <Link to="/experts/$slug" params={{ slug: expert.slug }} className="row">
                      {expert.name}
                    </Link>{' '}
                    · <time dateTime={createdAt}>{day(createdAt)}</time>
                    {adopted && <strong className={styles.adopted}> · {t('project.adopted')}</strong>}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      <More shown={nodes.length} all={totalCount} />
    </>
  )
}
