import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { ListLink } from '../../listing/link'
import type { AnySearch } from '../../listing/list'
import { DataFigure } from '../../ui/data-figure'
import styles from './tiles.module.css'
import type { FigureSource } from './use-source'

export const RegionCountsFragment = graphql(`
  fragment RegionCounts on RegionFigures {
    projects
    openNeeds
    lessons
    experts
    organisations
    clusters
    pilots
    datasets
  }
`)

/** What is counted and the list that has it, in the order in which an officer asks. */
export const COUNTED = [
  { key: 'projects', path: '/projects' },
  { key: 'openNeeds', path: '/projects', filter: { area: AREAS } },
  { key: 'lessons', path: '/lessons' },
  { key: 'experts', path: '/experts' },
  { key: 'organisations', path: '/organisations' },
  { key: 'clusters', path: '/clusters' },
  { key: 'pilots', path: '/pilots' },
  { key: 'datasets', path: '/datasets' },
] as const

type Counted = (typeof COUNTED)[number]['key']

/** The address of a list that shows one region alone. Each list reads `region` as codes, by its own declaration. */
export const within = (code: string, filter: object = {}) => ({ region: [code], ...filter }) as AnySearch

interface RegionTilesProps extends FigureSource {
  code: string
  figures: FragmentType<typeof RegionCountsFragment>
}

/** How many of everything: each number leads to its list. */
export function RegionTiles({ code, figures, source, behind }: RegionTilesProps) {
  const t = useText()
  const { number } = useFormats()
  const counts = readFragment(RegionCountsFragment, figures)
  const wordsOf = (key: Counted) => t(`region.count.${key}`, { count: counts[key] })
  return (
    <DataFigure
      caption={t('region.countsCaption')}
      source={source}
      data={{
        name: `rialto-region-${code}-counts`,
        columns: [t('column.figure'), t('column.value')],
        rows: COUNTED.map(({ key }) => [wordsOf(key), counts[key]]),
        ...behind,
      }}
    >
      <dl className={styles.tiles}>
        {COUNTED.map(({ key, path, ...more }) => (
          <div key={key}>
            <dt>{wordsOf(key)}</dt>
            <dd className="num">
              {counts[key] > 0 ? (
                <ListLink path={path} search={within(code, 'filter' in more ? more.filter : {})} aria-label={`${number(counts[key])} ${wordsOf(key)}`}>
                  {number(counts[key])}
                </ListLink>
              ) : (
                number(0)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </DataFigure>
  )
}
