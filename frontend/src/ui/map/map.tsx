import { lazy, Suspense, useEffect, useId, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useText } from '../../i18n/text'
import { MapControls } from './controls'
import type { MapLabel } from './labels'
import styles from './map.module.css'
import { mergeOverlaps, type Gathered, type Merged } from './merge'
import { useDrag } from './use-drag'
import { useSize } from './use-size'
import { boxOf, EUROPE, MAX_ZOOM, moved, roundedBox, viewOf, within, type Box, type MapView } from './view'

const EuropeLand = lazy(() => import('./europe-map'))

/** What a map shows: its box and the whole zoom level below its own. */
export interface Look {
  box: Box
  zoom: number
}

interface MapProps<P extends Gathered> {
  /** Names the map for people who do not see it. */
  label: string
  /** Where it looks; all of Europe when undefined. */
  view?: MapView | undefined
  /** Without it the map is a picture: it does not move. */
  onViewChange?: (view: MapView) => void
  /** Hears what is visible, whenever that changes: the time to ask for places. */
  onLook: (look: Look) => void
  places: readonly P[]
  /** Names of regions, the most important first; drawn where they fit. */
  labels?: readonly MapLabel[] | undefined
  /** A button or link for a marker; `show` brings a box into view and says whether it could come closer. */
  renderPlace: (place: Merged<P>, show: (box: Box, marker: HTMLElement) => boolean) => ReactNode
  isBusy?: boolean
  className?: string | undefined
}

const KEYS: Record<string, [number, number]> = {
  ArrowLeft: [-0.25, 0],
  ArrowRight: [0.25, 0],
  ArrowUp: [0, -0.25],
  ArrowDown: [0, 0.25],
}

/** A map of Europe: land below, places as real buttons and links above, zoom and movement by button, key and pointer. */
export function EuropeMap<P extends Gathered>(props: MapProps<P>) {
  const { label, onViewChange, onLook, places, renderPlace, labels, isBusy = false, className } = props
  const t = useText()
  const help = useId()
  const { ref, size } = useSize<HTMLDivElement>()
  const view = useMemo(() => props.view ?? (size ? viewOf(EUROPE, size) : undefined), [props.view, size])
  const [isGrabbed, setIsGrabbed] = useState(false)
  const drag = useDrag(({ dx, dy }) => view && onViewChange?.(moved(view, -dx, -dy)), setIsGrabbed)
  const go = (next: MapView) => onViewChange?.(within(next))
  const show = (box: Box, marker: HTMLElement) => {
    if (!size || !view || view.zoom >= MAX_ZOOM) return false
    go(viewOf(box, size, Math.min(MAX_ZOOM, view.zoom + 3)))
    // The marker goes away: the keyboard goes on from the map.
    marker.closest<HTMLElement>('[role="region"]')?.focus({ preventScroll: true })
    return true
  }
  const markers = useMemo(() => (view && size ? mergeOverlaps(places, view, size) : []), [places, view, size])

  useEffect(() => {
    if (view && size) onLook({ box: roundedBox(boxOf(view, size), view.zoom), zoom: Math.round(view.zoom) })
  }, [view, size, onLook])

  const onKeyDown = (event: KeyboardEvent) => {
    if (!view || !size || !onViewChange || event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return
    const step = KEYS[event.key]
    if (step) onViewChange(moved(view, step[0] * size.width, step[1] * size.height))
    else if (event.key === '+' || event.key === '=') go({ ...view, zoom: view.zoom + 1 })
    else if (event.key === '-') go({ ...view, zoom: view.zoom - 1 })
    else if (event.key === '0' || event.key === 'Home') go(viewOf(EUROPE, size))
    else return
    event.preventDefault()
  }

  return (
    <div className={`${styles.frame} ${className ?? ''}`}>
      <div
        ref={ref}
        className={styles.map}
        role="region"
        aria-label={label}
        aria-busy={isBusy}
        data-grabbed={isGrabbed || undefined}
        {...(onViewChange ? { tabIndex: 0, 'aria-describedby': help, onKeyDown, ...drag.handlers } : {})}
      >
        {view && size && (
          <div className={styles.layer} style={{ transform: `translate(${drag.offset.dx}px, ${drag.offset.dy}px)` }}>
            <Suspense fallback={null}>
              <EuropeLand view={view} size={size} labels={labels} />
            </Suspense>
            <ul role="list" className={styles.places}>
              {markers.map((marker) => (
                <li key={marker.key} className={styles.place} style={{ transform: `translate(${marker.x.toFixed(1)}px, ${marker.y.toFixed(1)}px)` }}>
                  {renderPlace(marker, show)}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {onViewChange && view && size && (
        <>
          <MapControls view={view} size={size} onViewChange={onViewChange} />
          <p id={help} className="hidden-visually">
            {t('map.help')}
          </p>
        </>
      )}
    </div>
  )
}
