import styles from './data-table.module.css'

export type Cell = string | number

interface DataTableProps {
  caption: string
  columns: readonly string[]
  rows: readonly (readonly Cell[])[]
  formatNumber: (value: number) => string
}

/** The figures behind a chart, as a table. The first column names its row. */
export function DataTable({ caption, columns, rows, formatNumber }: DataTableProps) {
  return (
    <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className="small">
        <caption className="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={column} scope="col" className={typeof rows[0]?.[at] === 'number' ? 'end' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('\n')}>
              {row.map((cell, at) =>
                at === 0 ? (
                  <th key={columns[at]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[at]} className={typeof cell === 'number' ? 'num end' : undefined}>
                    {typeof cell === 'number' ? formatNumber(cell) : cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
