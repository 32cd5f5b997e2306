import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import type { QualityRating, UsePurpose } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { RowsData } from '../../listing/rows-data'
import { Paragraphs } from '../../ui/paragraphs'
import { Prose } from '../../ui/prose'
import { Ring } from '../../ui/ring/ring'
import styles from './open-data.module.css'
import { pageData } from './page-data'

export const PilotOpenDataFragment = graphql(`
  fragment PilotOpenData on Pilot {
    slug
    datasetUses(first: 50) {
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

/** In the order in which a pilot comes to them. */
const PURPOSES = ['DESIGN', 'IMPLEMENTATION', 'EVALUATION'] as const satisfies readonly UsePurpose[]
const LEVELS = { BAD: 1, SUFFICIENT: 2, GOOD: 3, EXCELLENT: 4 } as const satisfies Record<QualityRating, 1 | 2 | 3 | 4>

/** The open data it uses: to design, to run and to evaluate what it does. */
export function PilotOpenData({ pilot }: { pilot: FragmentType<typeof PilotOpenDataFragment> }) {
  const t = useText()
  const { number } = useFormats()
  const { slug, datasetUses } = readFragment(PilotOpenDataFragment, pilot)
  const { nodes, totalCount } = datasetUses
  if (nodes.length === 0) return <p className="muted">{t('pilot.noData')}</p>
  return (
    <>
      {PURPOSES.map((purpose) => {
        const uses = nodes.filter((use) => use.purpose === purpose)
        return (
          <section key={purpose} className={styles.purpose}>
            <h3 className={styles.name}>{t(`use.${purpose}`)}</h3>
            {uses.length === 0 && <p className="muted small">{t('pilot.dataNone')}</p>}
            <ul role="list" className={styles.uses}>
              {uses.map(({ id, note, dataset }) => (
                <li key={id}>
                  <div>
                    <Link to="/datasets/$slug" params={{ slug: dataset.slug }}>
                      <Prose text={dataset.title} />
                    </Link>
                    {dataset.publisher && <p className="small muted">{dataset.publisher}</p>}
                    {note && <Paragraphs text={note} className="small" />}
                  </div>
                  <Ring
                    points={dataset.quality.points}
                    most={dataset.quality.most}
                    level={LEVELS[dataset.quality.rating]}
                    rating={t(`rating.${dataset.quality.rating}`)}
                    pointsWords={t('pilot.points', { points: number(dataset.quality.points), most: number(dataset.quality.most) })}
                  />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {totalCount > nodes.length && <p className="small muted">{t('pilot.dataMore', { shown: number(nodes.length), all: number(totalCount) })}</p>}
      <RowsData
        data={pageData(slug, {
          name: `rialto-pilot-${slug}-datasets`,
          columns: [t('pilot.use'), t('column.title'), t('pilot.publisher'), t('pilot.quality'), t('column.slug')],
          rows: nodes.map(({ purpose, dataset }) => [t(`use.${purpose}`), dataset.title.text, dataset.publisher ?? '', dataset.quality.points, dataset.slug]),
        })}
      />
    </>
  )
}
