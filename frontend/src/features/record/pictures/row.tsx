import { Unfold } from '../../../acting/unfold'
import { useText } from '../../../i18n/text'
import { AskOnce } from '../../../ui/form/ask-once'
import { Prose } from '../../../ui/prose'
import type { Picture } from './documents'
import styles from './pictures.module.css'
import { WordsForm } from './words-form'

export const WAYS = { up: -1, down: 1 } as const
export type Way = keyof typeof WAYS

/** The button of a picture, which keeps the focus wherever the picture goes. */
export const buttonOf = (id: string, way: Way) => `${way}-${id}`

interface PictureRowProps {
  picture: Picture
  isFirst: boolean
  isLast: boolean
  isBusy: boolean
  onMove: (way: Way) => void
  onRemove: () => void
  onSaved: () => unknown
}

/** A picture of the record, and what its team does with it. */
export function PictureRow({ picture, isFirst, isLast, isBusy, onMove, onRemove, onSaved }: PictureRowProps) {
  const t = useText()
  const { id, altText, credit, width, height, url } = picture
  const words = `picture-${id}`
  const isAtEnd = { up: isFirst, down: isLast }
  return (
    <li className={styles.row}>
      {/* Its words stand beside it. */}
      <img className={styles.thumb} src={url} alt="" width={width} height={height} loading="lazy" decoding="async" />
      <div>
        <p id={words}>
          <Prose text={altText} />
        </p>
        {credit && <p className="small muted">{credit}</p>}
        {isFirst && <p className="small muted">{t('image.first')}</p>}
        <div className={styles.buttons}>
          {(['up', 'down'] as const).map((way) => (
            <button
              key={way}
              id={buttonOf(id, way)}
              type="button"
              className="btn quiet"
              aria-describedby={words}
              aria-disabled={isBusy || isAtEnd[way] || undefined}
              onClick={() => !isBusy && !isAtEnd[way] && onMove(way)}
            >
              {t(`image.move.${way}`)}
            </button>
          ))}
          <Unfold label={t('image.edit')} describedBy={words}>
            {(close) => <WordsForm picture={picture} onSaved={() => (close(), onSaved())} />}
          </Unfold>
          <AskOnce label={t('image.remove')} question={t('image.removeAsk')} describedBy={words} isBusy={isBusy} onYes={onRemove} />
        </div>
      </div>
    </li>
  )
}
