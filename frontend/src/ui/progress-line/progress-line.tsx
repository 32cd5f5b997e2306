import type { ReactNode } from 'react'
import styles from './progress-line.module.css'
import { placesOf, progressOf, type Better } from './progress'

export interface ProgressValue {
  value: number
  /** With its unit, as the reader's language writes it. */
  shown: string
  /** More about it: the day it was measured. */
  note?: string | undefined
}

interface ProgressLineProps {
  baseline?: ProgressValue | undefined
  target?: ProgressValue | undefined
  measured?: ProgressValue | undefined
  better: Better
  /** Names of the three values, of a missing one, and of the direction: "lower is better". */
  words: { baseline: string; target: string; measured: string; missing: string; better: string }
  /** How far it has come, in words; `progressOf` tells what to say. */
  summary: string
}

/** A figure on its way from baseline to target. Each value has its own shape on the line, and stands below with its name. */
export function ProgressLine({ baseline, target, measured, better, words, summary }: ProgressLineProps) {
  const values = { baseline: baseline?.value, target: target?.value, measured: measured?.value }
  const places = placesOf(values)
  const { state } = progressOf({ ...values, better })
  const from = places.baseline
  const to = places.measured
  const isLeft = from !== undefined && places.target !== undefined && places.target < from
  return (
    <div className={styles.progress}>
      <div className={styles.line} aria-hidden="true">
        <span className={styles.rail} />
        {from !== undefined && places.target !== undefined && <Span className={styles.way} from={from} to={places.target} />}
        {from !== undefined && to !== undefined && <Span className={state === 'WORSE' ? styles.back : styles.gone} from={from} to={to} />}
        {from !== undefined && <At place={from} mark={<BaselineMark />} />}
        {places.target !== undefined && <At place={places.target} mark={<TargetMark isLeft={isLeft} />} />}
        {to !== undefined && <At place={to} mark={<MeasuredMark state={state} />} />}
      </div>
      <dl className={styles.values}>
        <Value name={words.baseline} value={baseline} missing={words.missing} mark={<BaselineMark />} />
        <Value name={words.measured} value={measured} missing={words.missing} mark={<MeasuredMark state={state} />} />
        <Value name={words.target} value={target} missing={words.missing} mark={<TargetMark isLeft={false} />} />
      </dl>
      <p className={styles.summary}>
        {summary} <span className="muted">{words.better}</span>
      </p>
    </div>
  )
}

function Span({ className, from, to }: { className: string | undefined; from: number; to: number }) {
  return <span className={className} style={{ insetInlineStart: `${Math.min(from, to)}%`, inlineSize: `${Math.abs(to - from)}%` }} />
}

const At = ({ place, mark }: { place: number; mark: ReactNode }) => (
  <span className={styles.at} style={{ insetInlineStart: `${place}%` }}>
    {mark}
  </span>
)

function Value({ name, value, missing, mark }: { name: string; value: ProgressValue | undefined; missing: string; mark: ReactNode }) {
  return (
    <div className={value ? undefined : styles.missing}>
      <dt>
        {mark} {name}
      </dt>
      <dd className="num">
        {value?.shown ?? missing}
        {value?.note && <span className={styles.note}>{value.note}</span>}
      </dd>
    </div>
  )
}

const BaselineMark = () => (
  <svg className={styles.mark} width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true">
    <path className={styles.baseline} d="M0 -7V7" />
  </svg>
)

/** A flag at the place to reach; it waves away from where the figure comes from. */
const TargetMark = ({ isLeft }: { isLeft: boolean }) => (
  <svg className={styles.mark} width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true">
    <path className={styles.target} d={isLeft ? 'M0 8V-8L-8 -4.5L0 -1' : 'M0 8V-8L8 -4.5L0 -1'} />
  </svg>
)

const MeasuredMark = ({ state }: { state: ReturnType<typeof progressOf>['state'] }) => (
  <svg className={styles.mark} width="20" height="20" viewBox="-10 -10 20 20" aria-hidden="true">
    <path className={state === 'WORSE' ? styles.worse : styles.measured} d="M0 -7L7 0L0 7L-7 0Z" />
  </svg>
)
