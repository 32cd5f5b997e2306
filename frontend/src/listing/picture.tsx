import { graphql, readFragment, type FragmentType } from '../graphql'
import { useLanguage } from '../i18n/language'
import { isForeign } from '../ui/prose'
import styles from './picture.module.css'

/** The smallest size there is: lists show many. */
const CardPictureFragment = graphql(`
  fragment CardPicture on Image {
    altText { text language isTranslation }
    width
    height
    url(width: 320)
  }
`)

interface CardPictureProps {
  /** The first pictures of a record; most have none. */
  pictures: readonly FragmentType<typeof CardPictureFragment>[]
}

/** The first picture of a record in a list, at the end of its row. The row says its own room, so that nothing moves. */
export function CardPicture({ pictures }: CardPictureProps) {
  const reader = useLanguage()
  const [first] = readFragment(CardPictureFragment, pictures)
  if (!first) return null
  const { altText, width, height, url } = first
  return <img className={styles.picture} src={url} alt={altText.text} lang={isForeign(altText, reader) ? altText.language : undefined} width={width} height={height} loading="lazy" decoding="async" />
}
