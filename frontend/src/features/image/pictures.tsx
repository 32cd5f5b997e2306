import type { CSSProperties } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useLanguage } from '../../i18n/language'
import { isForeign } from '../../ui/prose'
import styles from './pictures.module.css'
import { sizesOf } from './sizes'

export const RecordPictureFragment = graphql(`
  fragment RecordPicture on Image {
    id
    altText { text language isTranslation }
    credit
    width
    height
    url
    url640: url(width: 640)
    url320: url(width: 320)
  }
`)

interface PicturesProps {
  pictures: readonly FragmentType<typeof RecordPictureFragment>[]
}

/** The pictures of a record: the first large, the others as a row of small ones that lead to themselves. Their room is there before they are. */
export function Pictures({ pictures }: PicturesProps) {
  const reader = useLanguage()
  const [first, ...others] = readFragment(RecordPictureFragment, pictures)
  if (!first) return null
  const langOf = ({ altText }: typeof first) => (isForeign(altText, reader) ? altText.language : undefined)
  const size = { '--width': first.width, '--height': first.height } as CSSProperties
  return (
    <div className={styles.pictures}>
      <figure className={styles.first} style={size}>
        {/* Not lazy: it is what most readers see first. */}
        <img alt={first.altText.text} lang={langOf(first)} src={first.url640} srcSet={sizesOf(first)} sizes="(max-width: 48rem) 100vw, 44rem" width={first.width} height={first.height} decoding="async" />
        {first.credit && <figcaption className={styles.credit}>{first.credit}</figcaption>}
      </figure>
      {others.length > 0 && (
        <ul role="list" className={styles.others}>
          {others.map((picture) => (
            <li key={picture.id}>
              <figure>
                <a href={picture.url}>
                  <img alt={picture.altText.text} lang={langOf(picture)} src={picture.url320} width={picture.width} height={picture.height} loading="lazy" decoding="async" />
                </a>
                {picture.credit && <figcaption className={styles.credit}>{picture.credit}</figcaption>}
              </figure>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
