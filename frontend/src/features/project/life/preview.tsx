import { useEffect, useRef, type ReactNode } from 'react'
import type { FragmentType } from '../../../graphql'
import type { LessonToldFragmentDoc, PreviewOutcomeQuery } from '../../../graphql/generated/graphql'
import { useFormats } from '../../../i18n/format'
import { useText } from '../../../i18n/text'
import styles from './preview.module.css'

type Seen = PreviewOutcomeQuery['outcomePreview']

/** The lesson as its own page shows it: handed in by the page, so that no feature knows another. */
export type LessonShown = (lesson: FragmentType<typeof LessonToldFragmentDoc>) => ReactNode

interface TellingPreviewProps {
  seen: Seen
  /** Something is to correct first: that has the focus. */
  isTroubled: boolean
  renderLesson: LessonShown
}

/** What everybody would read, from when on, and whose agreement is asked before. */
export function TellingPreview({ seen, isTroubled, renderLesson }: TellingPreviewProps) {
  const t = useText()
  const { list, day } = useFormats()
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!isTroubled) box.current?.focus()
  }, [seen, isTroubled])
  const { lesson, asks, from } = seen
  return (
    <section ref={box} tabIndex={-1} aria-label={t('telling.previewTitle')} className={styles.preview}>
      <p className={styles.title}>{t('telling.previewTitle')}</p>
      <p className="small">
        {asks.length > 0 ? t('telling.asks', { names: list(asks), count: asks.length }) : t('telling.asksNobody')} {from ? t('telling.from', { date: day(from) }) : ''}
      </p>
      {lesson && <div className={styles.lesson}>{renderLesson(lesson)}</div>}
    </section>
  )
}
