import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Paragraphs } from '../../ui/paragraphs'
import { Prose } from '../../ui/prose'
import { Ring, type RingLevel } from '../../ui/ring/ring'
import styles from './aside.module.css'
import { More } from './more'

export const ProjectOpenDataFragment = graphql(`
  fragment ProjectOpenData on Project {
    datasetUses(first: 30) {
      totalCount
      nodes {
        id
        purpose
        note { html language }
        dataset { slug publisher title { text language isTranslation } quality { points most rating } }
      }
    }
  }
`)

const PURPOSES = ['DESIGN', 'IMPLEMENTATION', 'EVALUATION'] as const
const LEVELS = { BAD: 1, SUFFICIENT: 2, GOOD: 3, EXCELLENT: 4 } as const satisfies Record<string, RingLevel>

/** The open data a project builds on, by what for, with the quality of its description. */
export function ProjectOpenData({ project }: { project: FragmentType<typeof ProjectOpenDataFragment> }) {
  const t = useText()
  const { number } = useFormats()
  const { nodes, totalCount } = readFragment(ProjectOpenDataFragment, project).datasetUses
  if (nodes.length === 0) return <p className="muted small">{t('project.noData')}</p>
  return (
    <>
      {PURPOSES.map((purpose) => {
        const uses = nodes.filter((use) => use.purpose === purpose)
        if (uses.length === 0) return null
        return (
          <div key={purpose}>
            <h3 className={styles.part}>{t(`use.${purpose}`)}</h3>
            <ul role="list" className={styles.rows}>
              {uses.map(({ id, note, dataset: { slug, publisher, title, quality } }) => (
                <li key={id}>
                  <Link to="/datasets/$slug" params={{ slug }}>
                    <Prose text={title} />
                  </Link>
                  {publisher && <p className="small muted">{publisher}</p>}
                  {note && <Paragraphs text={note} className="small" />}
                  <p className={styles.ring}>
                    <Ring
                      points={quality.points}
                      most={quality.most}
                      level={LEVELS[quality.rating]}
                      rating={t(`rating.${quality.rating}`)}
                      pointsWords={t('project.points', { points: number(quality.points), most: number(quality.most) })}
                    />
                  </p>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
      <More shown={nodes.length} all={totalCount} />
    </>
  )
}
