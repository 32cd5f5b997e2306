import { useRef, useState, type PointerEvent } from 'react'

export interface Offset {
  dx: number
  dy: number
}

const REST: Offset = { dx: 0, dy: 0 }
/** Less than this is a click with an unsteady hand. Pixels. */
const SLACK = 4

/** Dragging by mouse, pen or finger: the offset while it lasts, and one call when it ends. */
export function useDrag(onEnd: (offset: Offset) => void, onGrab: (isGrabbed: boolean) => void) {
  const start = useRef<{ x: number; y: number; id: number }>(undefined)
  const [offset, setOffset] = useState(REST)
  const finish = (event: PointerEvent, isKept: boolean) => {
    if (start.current?.id !== event.pointerId) return
    const moved = { dx: event.clientX - start.current.x, dy: event.clientY - start.current.y }
    start.current = undefined
    setOffset(REST)
    onGrab(false)
    if (isKept && Math.hypot(moved.dx, moved.dy) > SLACK) onEnd(moved)
  }
  return {
    offset,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0 || (event.target as Element).closest('a, button')) return
        start.current = { x: event.clientX, y: event.clientY, id: event.pointerId }
        event.currentTarget.setPointerCapture(event.pointerId)
        onGrab(true)
      },
      onPointerMove: (event: PointerEvent) => {
        if (start.current?.id === event.pointerId) setOffset({ dx: event.clientX - start.current.x, dy: event.clientY - start.current.y })
      },
      onPointerUp: (event: PointerEvent) => finish(event, true),
      onPointerCancel: (event: PointerEvent) => finish(event, false),
    },
  }
}
