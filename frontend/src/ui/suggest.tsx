import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import styles from './suggest.module.css'

interface Suggestion {
  key: string
  children: ReactNode
  /** Heading of the group it stands in; those of one group follow each other. */
  group?: string | undefined
}

interface SuggestProps {
  label: string
  /** A label that is seen; else it is for the ear only. */
  isLabelVisible?: boolean
  hint: string
  icon?: ReactNode
  text: string
  onTextChange: (text: string) => void
  /** Nothing when the text asks for nothing yet: no list is shown then. */
  suggestions: readonly Suggestion[] | undefined
  /** Said politely, and shown where there is no suggestion. */
  note: string
  onPick: (key: string) => void
  /** Enter without a choice. */
  onEnter?: () => void
  size?: 'large' | 'small' | 'field'
  /** What a field of a form has for its control: the field brings the label. */
  control?: { id: string; 'aria-invalid'?: true | undefined; 'aria-describedby'?: string | undefined } | undefined
}

/**
 * A text field with suggestions, after the combobox pattern of the ARIA guide: the focus stays in the field, arrows choose.
 * Our own because the library's brings half of the budget of the first view, and hides the rest of the page while it is open.
 */
export function Suggest(props: SuggestProps) {
  const { label, isLabelVisible = false, hint, icon, text, onTextChange, suggestions, note, onPick, onEnter, size = 'small', control } = props
  const own = useId()
  const id = control?.id ?? own
  const [isOpen, setIsOpen] = useState(false)
  // by key: answers that arrive while somebody chooses must not put another one under their finger
  const [active, setActive] = useState<string>()
  const list = suggestions ?? []
  const isShown = isOpen && suggestions !== undefined
  const chosen = isShown ? list.find(({ key }) => key === active) : undefined
  const optionId = (key: string) => `${id}-${key}`

  const chosenId = chosen && optionId(chosen.key)
  useEffect(() => {
    if (chosenId) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])

  const close = () => {
    setIsOpen(false)
    setActive(undefined)
  }
  const pick = (key: string) => {
    close()
    onPick(key)
  }
  const step = (by: 1 | -1) => {
    setIsOpen(true)
    const at = list.findIndex(({ key }) => key === active)
    const next = at === -1 && by === -1 ? list.length - 1 : (at + by + list.length) % list.length
    setActive(list[next]?.key)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') step(1)
    else if (event.key === 'ArrowUp') step(-1)
    else if (event.key === 'Escape' && isShown) close()
    else if (event.key === 'Enter' && chosen) pick(chosen.key)
    else if (event.key === 'Enter' && onEnter) onEnter()
    else return
    event.preventDefault()
  }

  const groups = [...new Set(list.map(({ group }) => group))]
  const option = ({ key, children }: Suggestion) => (
    <li
      key={key}
      id={optionId(key)}
      role="option"
      aria-selected={key === active}
      className={styles.option}
      onPointerMove={() => setActive(key)}
      onClick={() => pick(key)}
      onKeyDown={onKeyDown}
    >
      {children}
    </li>
  )
  return (
    <div className={styles.suggest}>
      {!control && (
        <label htmlFor={id} className={isLabelVisible ? styles.label : 'hidden-visually'}>
          {label}
        </label>
      )}
      <span className={`${styles.box} ${styles[size]}`}>
        {icon}
        <input
          {...control}
          id={id}
          className={styles.input}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isShown}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosenId}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          placeholder={hint}
          value={text}
          onChange={(event) => {
            onTextChange(event.target.value)
            setIsOpen(true)
            setActive(undefined)
          }}
          onClick={() => setIsOpen(true)}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
      </span>
      <div className={styles.panel} hidden={!isShown} onPointerDown={(event) => event.preventDefault()}>
        <ul id={`${id}-list`} role="listbox" aria-label={label} className={styles.list}>
          {isShown &&
            groups.map((group) => {
              const options = list.filter((suggestion) => suggestion.group === group).map(option)
              if (group === undefined) return options
              return (
                <li key={group} role="presentation">
                  <p aria-hidden="true" className={styles.group}>
                    {group}
                  </p>
                  <ul role="group" aria-label={group} className={styles.inner}>
                    {options}
                  </ul>
                </li>
              )
            })}
        </ul>
        {note && <p className={styles.note}>{note}</p>}
      </div>
      <p role="status" className="hidden-visually">
        {isShown ? note : ''}
      </p>
    </div>
  )
}
