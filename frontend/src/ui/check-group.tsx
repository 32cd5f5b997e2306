import { useState, type ReactNode } from 'react'
import styles from './check-group.module.css'
import { ChevronIcon } from './icons'

interface CheckChoice {
  value: string | number
  label: string
  /** How many results it would leave. */
  count: string | undefined
  isChosen: boolean
}

interface CheckGroupProps {
  title: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  choices: readonly CheckChoice[]
  onToggle: (value: string | number) => void
  moreLabel: (hidden: number) => string
  /** Stands where there is no choice. */
  empty: ReactNode
  children?: ReactNode
}

const SHOWN_AT_FIRST = 8

/** Answers the click at once; what is chosen comes back with the address a moment later. */
function Choice({ value, label, count, isChosen, onToggle }: CheckChoice & Pick<CheckGroupProps, 'onToggle'>) {
  const [told, setTold] = useState(isChosen)
  const [isChecked, setIsChecked] = useState(isChosen)
  if (told !== isChosen) {
    setTold(isChosen)
    setIsChecked(isChosen)
  }
  const change = () => {
    setIsChecked(!isChecked)
    onToggle(value)
  }
  return (
    <label className={styles.choice}>
      <input type="checkbox" checked={isChecked} onChange={change} />
      <span className={styles.label}>{label}</span>
      <span className={`num ${styles.count}`}>{count}</span>
    </label>
  )
}

/** One filter: a title that opens, and its values as checkboxes with their counts. */
export function CheckGroup({ title, isOpen, onOpenChange, choices, onToggle, moreLabel, empty, children }: CheckGroupProps) {
  const [isLong, setIsLong] = useState(false)
  const shown = isLong ? choices : choices.filter(({ isChosen }, at) => at < SHOWN_AT_FIRST || isChosen)
  const hidden = choices.length - shown.length
  return (
    // The browser tells of every change, also of those that come from here.
    <details className={styles.group} open={isOpen} onToggle={({ currentTarget: { open } }) => open !== isOpen && onOpenChange(open)}>
      <summary className={styles.title}>
        {title}
        <ChevronIcon size={14} />
      </summary>
      <fieldset className={styles.fields}>
        <legend className="hidden-visually">{title}</legend>
        {children}
        {choices.length === 0 && empty}
        {shown.map((choice) => (
          <Choice key={choice.value} {...choice} onToggle={onToggle} />
        ))}
        {hidden > 0 && (
          <button type="button" className="linkish small" onClick={() => setIsLong(true)}>
            {moreLabel(hidden)}
          </button>
        )}
      </fieldset>
    </details>
  )
}
