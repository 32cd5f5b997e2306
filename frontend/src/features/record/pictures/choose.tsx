import { useState, type DragEvent } from 'react'
import { useText } from '../../../i18n/text'
import styles from './pictures.module.css'
import { KINDS } from './upload'

interface ChoosePicturesProps {
  onChosen: (files: readonly File[]) => void
}

/** Files are chosen, or dropped upon it. */
export function ChoosePictures({ onChosen }: ChoosePicturesProps) {
  const t = useText()
  const [isOver, setIsOver] = useState(false)
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setIsOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    onChosen([...event.dataTransfer.files])
  }
  return (
    <div role="presentation" className={styles.choose} data-over={isOver || undefined} onDragEnter={over} onDragOver={over} onDragLeave={() => setIsOver(false)} onDrop={drop}>
      <label className={`btn ${styles.button}`}>
        {t('image.choose')}
        <input
          type="file"
          className="hidden-visually"
          multiple
          accept={KINDS.join(',')}
          aria-describedby="picture-kinds"
          onChange={({ target }) => {
            onChosen([...(target.files ?? [])])
            // The same file can be chosen again.
            target.value = ''
          }}
        />
      </label>
      <span className="muted">{t('image.drop')}</span>
      <p id="picture-kinds" className="small muted">
        {t('image.kinds')}
      </p>
    </div>
  )
}
