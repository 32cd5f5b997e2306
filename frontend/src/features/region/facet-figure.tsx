import type { ReactNode } from 'react'
import { useFormats } from '../../i18n/format'
import { ListLink } from '../../listing/link'
import type { AnySearch } from '../../listing/list'
import { Bars } from '../../ui/bars'
import { DataFigure } from '../../ui/data-figure'
import { sumOf } from './counts'
import type { FigureSource } from './use-source'

interface FacetFigureProps<V> extends FigureSource {
  /** Name of the CSV file. */
  name: string
  caption: string
  /** Heads the values and their counts in the table. */
  columns: readonly [string, string]
  counts: readonly { value: V; count: number }[]
  nameOf: (value: V) => string
  /** Shows a value where its name is not all. */
  renderName?: (value: V) => ReactNode
  /** The list that has what is counted, and its filter for a value. */
  path: string
  filter: (value: V) => AnySearch
  isEnd?: (value: V) => boolean
  /** Said where nothing was counted. */
  none: string
}

/** Counts by the values of one vocabulary: each bar leads to what it counts. */
export function FacetFigure<V extends string | number>({ name, caption, columns, counts, nameOf, renderName = nameOf, path, filter, isEnd, none, source, behind }: FacetFigureProps<V>) {
  const { number } = useFormats()
  if (sumOf(counts) === 0) return <p className="muted">{none}</p>
  return (
    <DataFigure
      caption={caption}
      source={source}
      data={{ name, columns: [...columns], rows: counts.map(({ value, count }) => [nameOf(value), count]), ...behind }}
    >
      <Bars
        bars={counts.map(({ value, count }) => ({
          key: String(value),
          label:
            count > 0 ? (
              <ListLink path={path} search={filter(value)} className="row">
                {renderName(value)}
              </ListLink>
            ) : (
              renderName(value)
            ),
          value: count,
          shown: number(count),
          isEnd: isEnd?.(value) ?? false,
        }))}
      />
    </DataFigure>
  )
}
