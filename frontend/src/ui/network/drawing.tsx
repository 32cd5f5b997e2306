import { useMemo, type RefObject } from 'react'
import { inkMiddle, shapePath, toneClass } from '../marks/shape'
import { LINE, SIZE, type PlacedText, type Rect } from '../marks/place-text'
import { textWidth, wrapText } from '../marks/text-width'
import { openLink } from '../marks/open-link'
import { useSize } from '../map/use-size'
import type { Size } from '../map/view'
import { arrowHead, before, leaveBox, linePath } from './edges'
import { layOut } from './layout'
import { ringOut } from './rings'
import { dashOf } from './dashes'
import { placeWords } from './labels'
import type { NetworkProps } from './network'
import styles from './network.module.css'

interface DrawingProps extends NetworkProps {
  active: string | undefined
  onActive: (key: string | undefined) => void
  /** The list with the links. */
  list: RefObject<HTMLElement | null>
}

/** Smallest node that can hold its number. */
const NUMBERED = 9

/** The drawing itself; people who do not see it have the list. */
export default function NetworkDrawing(props: DrawingProps) {
  const { ref, size } = useSize<HTMLDivElement>()
  return (
    <div ref={ref} className={styles.drawing} aria-hidden="true">
      {size && <Picture {...props} size={size} />}
    </div>
  )
}

/** The name in the middle, and the box it takes. */
function coreOf(label: string | undefined, { width, height }: Size): { lines: string[]; box: Rect } | undefined {
  if (label === undefined) return undefined
  const widthOf = (text: string) => textWidth(text, 13, 650)
  const lines = wrapText(label, { width: Math.min(130, width * 0.26), lines: 3 }, widthOf)
  const half = { x: Math.max(14, ...lines.map(widthOf).map((line) => line / 2 + 8)), y: (lines.length * LINE) / 2 + 5 }
  return { lines, box: { left: width / 2 - half.x, right: width / 2 + half.x, top: height / 2 - half.y, bottom: height / 2 + half.y } }
}

function Picture({ centre, groups, nodes, edges, kinds, parents, active, onActive, list, size: frame }: DrawingProps & { size: Size }) {
  const { layout, core, words } = useMemo(() => {
    const core = coreOf(centre?.label, frame)
    const wanted = groups.map((group) => ({ key: group.key, nodes: nodes.filter((node) => node.group === group.key).map((node) => node.key) }))
    const half = core ? { x: (core.box.right - core.box.left) / 2, y: (core.box.bottom - core.box.top) / 2 } : { x: 12, y: 12 }
    const layout = parents ? ringOut({ groups: wanted, parents, frame, core: half }) : layOut({ groups: wanted, frame, core: Math.max(half.x, half.y) })
    // A ring has no side of its own where its name could stand: the list has the names.
    const words = placeWords({ layout, groups: parents ? [] : groups, labels: new Map(nodes.map((node) => [node.key, node.label])), frame, core: core?.box })
    return { layout, core, words }
  }, [centre, groups, nodes, parents, frame])
  const spots = new Map(layout.spots.map((spot) => [spot.key, spot]))
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const placeOf = (name: string) => (name === centre?.key ? layout.centre : spots.get(name))
  const edgeOf = (name: string, towards: { x: number; y: number }) => {
    const place = placeOf(name)
    if (!place) return undefined
    return name === centre?.key && core ? leaveBox(core.box, towards) : before(towards, place, layout.radius + 4)
  }
  return (
    <>
      <svg width={frame.width} height={frame.height} className={styles.svg}>
        {groups.length > 1 &&
          layout.sectors.map(({ key: name, from }) => (
            <path
              key={name}
              className={styles.fence}
              d={linePath(layout.centre, { x: layout.centre.x + Math.sin(from) * (layout.reach.x + 22), y: layout.centre.y - Math.cos(from) * (layout.reach.y + 22) })}
            />
          ))}
        {edges.map(({ from, to, kind, isDirected }) => {
          const [one, other] = [placeOf(from), placeOf(to)]
          const [start, end] = [other && edgeOf(from, other), one && edgeOf(to, one)]
          if (!start || !end) return null
          const at = kinds.findIndex((name) => name.key === kind)
          return (
            <g key={`${from} ${kind} ${to}`} className={styles.edge} data-active={active === from || active === to || undefined}>
              <path d={linePath(start, end)} strokeDasharray={dashOf(at)} />
              {isDirected && <path className={styles.head} d={arrowHead(start, end)} />}
            </g>
          )
        })}
        {core && (
          <g className={styles.core}>
            <rect x={core.box.left} y={core.box.top} width={core.box.right - core.box.left} height={core.box.bottom - core.box.top} rx="8" />
            <text x={layout.centre.x}>
              {core.lines.map((line, at) => (
                <tspan key={line} x={layout.centre.x} y={core.box.top + 5 + LINE * (at + 1) - 4}>
                  {line}
                </tspan>
              ))}
            </text>
          </g>
        )}
        {words.groups.map((word) => (
          <Words key={word.key} word={word} className={`${styles.groupName} ${toneClass(groups.findIndex((group) => group.key === word.key))}`} />
        ))}
        {words.nodes.map((word) => (
          <Words key={word.key} word={word} className={styles.name} lang={byKey.get(word.key)?.lang} isActive={word.key === active} />
        ))}
        {layout.spots.map(({ key: name, group, number, x, y }) => (
          <g key={name} className={`${styles.node} ${toneClass(group)}`} data-active={name === active || undefined} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
            <a href={byKey.get(name)?.href} tabIndex={-1} onClick={(event) => openLink(event, list, name)} onPointerEnter={() => onActive(name)} onPointerLeave={() => onActive(undefined)}>
              <title>{byKey.get(name)?.label}</title>
              <path d={shapePath(group, layout.radius)} />
              {layout.radius >= NUMBERED && <text y={inkMiddle(group, layout.radius) + 4}>{number}</text>}
            </a>
          </g>
        ))}
      </svg>
    </>
  )
}

function Words({ word, className, lang, isActive }: { word: PlacedText; className: string | undefined; lang?: string | undefined; isActive?: boolean }) {
  return (
    <text className={className} lang={lang} data-active={isActive || undefined} textAnchor={word.anchor} fontSize={SIZE}>
      {word.lines.map((line, at) => (
        <tspan key={line} x={word.x.toFixed(1)} y={(word.y + at * LINE).toFixed(1)}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
