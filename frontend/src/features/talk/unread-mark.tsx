import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import styles from './talk.module.css'

/** How many messages nobody has read yet; nothing where all are read. */
export function UnreadMark({ count }: { count: number }) {
  const t = useText()
  const { number } = useFormats()
  if (count === 0) return null
  return (
    <span className={styles.count}>
      <span aria-hidden="true">{number(count)}</span>
      <span className="hidden-visually">{t('talk.unread', { count })}</span>
    </span>
  )
}
