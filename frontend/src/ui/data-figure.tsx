import { lazy, Suspense, useId, useState, type ReactNode } from 'react'
import { useFormats } from '../i18n/format'
import { useText } from '../i18n/text'
import styles from './data-figure.module.css'
import type { Cell } from './data-table'

const DataTable = lazy(async () => ({ default: (await import('./data-table')).DataTable }))
const GetData = lazy(async () => ({ default: (await import('./get-data')).GetData }))

/** What stands behind a figure. */
export interface FigureData {
  /** Name of the CSV file, without its ending. */
  name: string
  columns: readonly string[]
  rows: readonly (readonly Cell[])[]
  /** Text of the GraphQL query behind it, and its variables. */
  query: () => Promise<string>
  variables: object
}

interface DataFigureProps {
  caption: ReactNode
  /** The caption as plain text, where it holds more than text. */
  label?: string
  /** Where the figures come from and when they were read. */
  source: string
  data: FigureData | undefined
  children: ReactNode
  className?: string | undefined
}

/** A figure with its caption, its source, its table and its data. */
export function DataFigure({ caption, label, source, data, children, className }: DataFigureProps) {
  const t = useText()
  const { number } = useFormats()
  const [isTable, setIsTable] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  const panel = useId()
  return (
    <figure className={className}>
      {isTable && data ? (
        <Suspense fallback={children}>
          <DataTable caption={label ?? (typeof caption === 'string' ? caption : source)} columns={data.columns} rows={data.rows} formatNumber={number} />
        </Suspense>
      ) : (
        children
      )}
      <figcaption className={styles.caption}>
        <span>{caption}</span> <span>{source}</span>
        <span className={styles.tools}>
          <button type="button" className="linkish" aria-pressed={isTable} disabled={!data} onClick={() => setIsTable(!isTable)}>
            {isTable ? t('figure.asChart') : t('figure.asTable')}
          </button>
          <button type="button" className="linkish" aria-expanded={isOpen} aria-controls={panel} disabled={!data} onClick={() => setIsOpen(!isOpen)}>
            {t('figure.getData')}
          </button>
        </span>
      </figcaption>
      <div id={panel} hidden={!isOpen}>
        {isOpen && data && (
          <Suspense fallback={null}>
            <GetData data={data} />
          </Suspense>
        )}
      </div>
    </figure>
  )
}
