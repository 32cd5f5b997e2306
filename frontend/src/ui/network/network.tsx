import { lazy, Suspense, useRef, type ReactNode } from 'react'
import { ShapeMark } from '../marks/shape'
import { dashOf } from './dashes'
import { useActiveRow } from '../marks/use-active-row'
import styles from './network.module.css'

const Drawing = lazy(() => import('./drawing'))

interface NetworkNode {
  key: string
  label: string
  /** Key of its group. */
  group: string
  href: string
  /** Language of the label, when it is not the reader's. */
  lang?: string | undefined
  /** A few words more for the list. */
  note?: ReactNode
}

interface NetworkEdge {
  from: string
  to: string
  /** Key of its kind. */
  kind: string
  /** Whether it points from the one to the other. */
  isDirected?: boolean
}

interface NetworkName {
  key: string
  label: string
}

export interface NetworkProps {
  /** Names the list for people who do not see the drawing. */
  label: string
  /** What all of it belongs to, in the middle. */
  centre?: NetworkName | undefined
  /** In the order around the middle; a group without nodes keeps its place. At most six. */
  groups: readonly NetworkName[]
  nodes: readonly NetworkNode[]
  edges: readonly NetworkEdge[]
  /** On which node each hangs: then groups are rings by their steps from the middle, and not sectors. */
  parents?: ReadonlyMap<string, string>
  /** Kinds of edges with their names; shown as a key of lines when there are several. */
  kinds: readonly NetworkName[]
  /** Said under a group without nodes. */
  noneWords: string
  /** A link to the node; a plain one by default. */
  renderLink?: (node: NetworkNode) => ReactNode
}

const plainLink = ({ href, label, lang }: NetworkNode) => (
  <a href={href} lang={lang} className="row">
    {label}
  </a>
)

/** A small network: the list is the interface, the drawing a view of it. Numbers and shapes lead from one to the other. */
export function Network(props: NetworkProps) {
  const { label, groups, nodes, kinds, noneWords, renderLink = plainLink } = props
  const list = useRef<HTMLDivElement>(null)
  const [active, setActive] = useActiveRow(list)
  const numbers = new Map(groups.flatMap(({ key }) => nodes.filter(({ group }) => group === key)).map(({ key }, at) => [key, at + 1]))
  return (
    <div className={styles.network}>
      <div className={styles.frame}>
        <Suspense fallback={null}>
          <Drawing {...props} active={active} onActive={setActive} list={list} />
        </Suspense>
      </div>
      {kinds.length > 1 && (
        <ul role="list" className={styles.kinds}>
          {kinds.map(({ key, label: name }, at) => (
            <li key={key}>
              <svg width="30" height="10" aria-hidden="true" className={styles.edge}>
                <path d="M1 5h28" strokeDasharray={dashOf(at)} />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      )}
      <div ref={list} className={styles.groups} role="group" aria-label={label}>
        {groups.map(({ key: group, label: name }, at) => {
          const members = nodes.filter((node) => node.group === group)
          return (
            <section key={group} aria-label={name}>
              <p className={styles.group}>
                <ShapeMark at={at} /> {name}
              </p>
              {members.length === 0 ? (
                <p className="muted small">{noneWords}</p>
              ) : (
                <ul role="list">
                  {members.map((node) => (
                    <li key={node.key} data-key={node.key} data-active={node.key === active || undefined}>
                      <span className={`num ${styles.number}`} aria-hidden="true">
                        {numbers.get(node.key)}
                      </span>
                      <span>
                        {renderLink(node)}
                        {node.note && <span className={styles.note}>{node.note}</span>}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          )
        })}
      </div>
    </div>
  )
}
