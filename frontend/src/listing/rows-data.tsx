import { lazy, Suspense, useId, useState } from 'react'
import { useText } from '../i18n/text'
import type { FigureData } from '../ui/data-figure'
import styles from './results.module.css'

const GetData = lazy(async () => ({ default: (await import('../ui/get-data')).GetData }))

/** The rows of this page as a table to take along: each row a line. */
export type RowsTable = Pick<FigureData, 'name' | 'columns' | 'rows'>

/** The page of rows as CSV, and the query behind it. */
export function RowsData({ data }: { data: FigureData }) {
  const t = useText()
  const [isOpen, setIsOpen] = useState(false)
  const panel = useId()
  return (
    <div className={styles.tools}>
      <button type="button" className="linkish" aria-expanded={isOpen} aria-controls={panel} onClick={() => setIsOpen(!isOpen)}>
        {t('figure.getData')}
      </button>
      <div id={panel} hidden={!isOpen}>
        {isOpen && (
          <Suspense fallback={null}>
            <GetData data={data} />
          </Suspense>
        )}
      </div>
    </div>
  )
}
