import { useState } from 'react'
import { useText } from '../../i18n/text'
import type { Held } from '../../ui/form/controls'
import { Field } from '../../ui/form/field'
import { Entries } from '../../ui/form/words-control'
import { Suggest } from '../../ui/suggest'
import { useChoices } from './choices'
import type { FinderKind } from './fields'
import { useNames } from './names'

interface SearchProps {
  kind: FinderKind
  label: string
  control: { id: string }
  text: string
  onTextChange: (text: string) => void
  onPick: (id: string, name: string) => void
}

/** The field of a finder: what one types is looked for, Enter takes the first that was found. */
function Search({ kind, label, control, text, onTextChange, onPick }: SearchProps) {
  const t = useText()
  const { choices, isFetching, isError, isSettled } = useChoices(kind, text)
  const [first] = isSettled && choices ? choices : []
  const pick = (id: string) => onPick(id, choices?.find((choice) => choice.id === id)?.name ?? '')
  return (
    <Suggest
      label={label}
      control={control}
      size="field"
      hint={t('record.findHint')}
      text={text}
      onTextChange={onTextChange}
      suggestions={choices?.map(({ id, name, note }) => ({ key: id, children: <>{name} <span className="small muted">{note}</span></> }))}
      note={isFetching ? t('loading') : isError ? t('error.UNAVAILABLE') : choices?.length === 0 ? t('record.findNone') : t('search.found', { count: choices?.length ?? 0 })}
      onPick={pick}
      onEnter={() => first && pick(first.id)}
    />
  )
}

/** Finds one record by its name. Changing the words of what was chosen takes the choice back. */
export function FinderControl({ kind, value, onChange, ...field }: Held<string> & { kind: FinderKind }) {
  const nameOf = useNames(value === '' ? [] : [value])
  const [typed, setTyped] = useState('')
  /** The name of what was picked here: it need not be asked for. */
  const [picked, setPicked] = useState<{ id: string; name: string }>()
  const name = value === '' ? '' : picked?.id === value ? picked.name : nameOf(value)
  return (
    <Field {...field}>
      {(control) => (
        <Search
          kind={kind}
          label={field.label}
          control={control}
          text={value === '' ? typed : name}
          onTextChange={(text) => {
            setTyped(text)
            if (value !== '') onChange('')
          }}
          onPick={(id, label) => {
            setTyped('')
            setPicked({ id, name: label })
            onChange(id)
          }}
        />
      )}
    </Field>
  )
}

/** Finds any number of records, one after the other. */
export function FindersControl({ kind, value, onChange, ...field }: Held<readonly string[]> & { kind: FinderKind }) {
  const nameOf = useNames(value)
  const [typed, setTyped] = useState('')
  return (
    <Field {...field}>
      {(control) => (
        <>
          <Entries entries={value.map((id) => ({ key: id, label: nameOf(id) }))} onRemove={(id) => onChange(value.filter((other) => other !== id))} />
          <Search
            kind={kind}
            label={field.label}
            control={control}
            text={typed}
            onTextChange={setTyped}
            onPick={(id) => {
              setTyped('')
              if (!value.includes(id)) onChange([...value, id])
            }}
          />
        </>
      )}
    </Field>
  )
}
