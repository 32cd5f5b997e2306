import { useState } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useIntl } from '../../i18n/intl'
import { useText } from '../../i18n/text'
import { RowsData } from '../../listing/rows-data'
import { OutLink } from '../../ui/out-link'
import styles from './files.module.css'
import { formatName } from './format-name'
import { licenceName } from './licence'
import { pageData } from './page-data'
import { sizeWords } from './size'

export const DatasetFilesFragment = graphql(`
  fragment DatasetFiles on Dataset {
    slug
    licence
    distributions { title accessUrl downloadUrl format mediaType licence byteSize modifiedOn }
  }
`)

const SHOWN_AT_FIRST = 8

/** The files and services of a dataset, with the ways to them. */
export function DatasetFiles({ dataset }: { dataset: FragmentType<typeof DatasetFilesFragment> }) {
  const t = useText()
  const { day, number } = useFormats()
  const { locale } = useIntl()
  const [isAll, setIsAll] = useState(false)
  const { slug, licence, distributions } = readFragment(DatasetFilesFragment, dataset)
  if (distributions.length === 0) return <p className="muted">{t('dataset.noFiles')}</p>
  // The same file named twice is shown once.
  const files = [...new Map(distributions.map((file) => [[file.accessUrl, file.downloadUrl, file.title, file.format, file.mediaType].join('\n'), file]))]
  const shown = isAll ? files : files.slice(0, SHOWN_AT_FIRST)
  return (
    <>
      <ul role="list" className={styles.files}>
        {shown.map(([key, file], at) => {
          const name = file.title ?? t('dataset.file', { number: number(at + 1) })
          const told = [
            file.mediaType,
            typeof file.byteSize === 'number' ? sizeWords(file.byteSize, locale) : undefined,
            file.modifiedOn ? t('dataset.changed', { date: day(file.modifiedOn) }) : undefined,
            file.licence && file.licence !== licence ? licenceName(file.licence) : undefined,
          ].filter((words) => typeof words === 'string')
          return (
            <li key={key}>
              <span className={styles.format}>{file.format ? formatName(file.format) : t('dataset.noFormat')}</span>
              <div>
                <strong>{name}</strong>
                {told.length > 0 && <p className="small muted">{told.join(' · ')}</p>}
                <p className={`small ${styles.ways}`}>
                  {file.downloadUrl && (
                    <OutLink href={file.downloadUrl} mark={t('dataset.outbound')}>
                      {t('dataset.download')} <span className="hidden-visually">{name}</span>
                    </OutLink>
                  )}
                  {file.accessUrl !== file.downloadUrl && (
                    <OutLink href={file.accessUrl} mark={t('dataset.outbound')}>
                      {t('dataset.access')} <span className="hidden-visually">{name}</span>
                    </OutLink>
                  )}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
      {shown.length < files.length && (
        <button type="button" className="linkish" onClick={() => setIsAll(true)}>
          {t('dataset.allFiles', { count: files.length, shown: number(files.length) })}
        </button>
      )}
      <RowsData
        data={pageData(slug, {
          name: `rialto-dataset-${slug}-files`,
          columns: [t('column.title'), t('dataset.format'), t('dataset.mediaType'), t('dataset.bytes'), t('dataset.modified'), t('dataset.licence'), t('dataset.accessUrl'), t('dataset.downloadUrl')],
          rows: distributions.map((file) => [
            file.title ?? '',
            file.format ?? '',
            file.mediaType ?? '',
            file.byteSize ?? '',
            file.modifiedOn ?? '',
            file.licence ?? '',
            file.accessUrl,
            file.downloadUrl ?? '',
          ]),
        })}
      />
    </>
  )
}
