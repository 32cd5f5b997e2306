import { useText } from '../../i18n/text'
import { ArrowIcon, HomeIcon, MinusIcon, PlusIcon } from '../icons'
import styles from './controls.module.css'
import { EUROPE, MAX_ZOOM, MIN_ZOOM, moved, viewOf, within, type MapView, type Size } from './view'

interface MapControlsProps {
  view: MapView
  size: Size
  onViewChange: (view: MapView) => void
}

/** Zoom and movement for people who do not drag. */
export function MapControls({ view, size, onViewChange }: MapControlsProps) {
  const t = useText()
  const move = (x: number, y: number) => onViewChange(moved(view, (x * size.width) / 3, (y * size.height) / 3))
  const zoom = (step: number) => onViewChange(within({ ...view, zoom: view.zoom + step }))
  return (
    <div className={styles.controls} role="group" aria-label={t('map.controls')}>
      <div className={styles.group}>
        <button type="button" aria-label={t('map.zoomIn')} disabled={view.zoom >= MAX_ZOOM} onClick={() => zoom(1)}>
          <PlusIcon />
        </button>
        <button type="button" aria-label={t('map.zoomOut')} disabled={view.zoom <= MIN_ZOOM} onClick={() => zoom(-1)}>
          <MinusIcon />
        </button>
        <button type="button" aria-label={t('map.reset')} onClick={() => onViewChange(viewOf(EUROPE, size))}>
          <HomeIcon />
        </button>
      </div>
      <div className={styles.group}>
        <button type="button" className={styles.west} aria-label={t('map.west')} onClick={() => move(-1, 0)}>
          <ArrowIcon size={14} />
        </button>
        <button type="button" aria-label={t('map.north')} onClick={() => move(0, -1)}>
          <ArrowIcon size={14} />
        </button>
        <button type="button" className={styles.south} aria-label={t('map.south')} onClick={() => move(0, 1)}>
          <ArrowIcon size={14} />
        </button>
        <button type="button" className={styles.east} aria-label={t('map.east')} onClick={() => move(1, 0)}>
          <ArrowIcon size={14} />
        </button>
      </div>
    </div>
  )
}
