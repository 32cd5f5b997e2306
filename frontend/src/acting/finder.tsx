import { useRef, useState, type ReactNode } from 'react'
import { graphql, useOperation } from '../graphql'
import type { RecordFinderQuery as Found, SearchKind } from '../graphql/generated/graphql'
import { useText } from '../i18n/text'
import { PlaceName } from '../listing/place-name'
import { useSettled } from '../lib/use-settled'
import { Field } from '../ui/form/field'
import { Prose } from '../ui/prose'
import { Suggest } from '../ui/suggest'
import styles from './acting.module.css'

export const RecordFinderQuery = graphql(`
  query RecordFinder($text: String!, $kinds: [SearchKind!]) {
    search(text: $text, kinds: $kinds, first: 8) {
      nodes {
        __typename
        id
        ... on Project { stage title { text language isTranslation } }
        ... on Organisation { helix name region { ...PlaceName } }
        ... on Person { name region { ...PlaceName } }
        ... on Dataset { publisher title { text language isTranslation } }
      }
    }
  }
`)

type Node = Found['search']['nodes'][number]

function NameOf({ node }: { node: Node }) {
  switch (node.__typename) {
    case 'Project':
    case 'Dataset':
      return <Prose text={node.title} />
    case 'Organisation':
    case 'Person':
      return node.name
    default:
      return null
  }
}

function NoteOf({ node }: { node: Node }): ReactNode {
  const t = useText()
  switch (node.__typename) {
    case 'Project':
      return t(`stage.${node.stage}`)
    case 'Dataset':
      return node.publisher
    case 'Organisation':
    case 'Person':
      return node.region && <PlaceName region={node.region} />
    default:
      return null
  }
}

interface RecordFieldProps {
  name: string
  label: string
  hint: string
  kinds: readonly SearchKind[]
  /** Ids that are no answer: the record itself. */
  without?: readonly string[]
  isOptional?: boolean
  onChoose?: (node: Node | undefined) => void
}

const NONE: readonly string[] = []
const LEAST = 2
const REST = 150

/** A field of a form for another record: found by a part of its name, sent as its id. */
export function RecordField({ name, label, hint, kinds, without = NONE, isOptional = false, onChoose }: RecordFieldProps) {
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Node>()
  const settled = useSettled(text.trim(), REST)
  const isAsking = settled.length >= LEAST && text.trim().length >= LEAST
  const { data, isFetching, isError } = useOperation(RecordFinderQuery, { text: settled, kinds: [...kinds] }, { enabled: isAsking, keepPrevious: true })
  const found = (data?.search.nodes ?? []).filter((node) => !without.includes(node.id))
  const choose = (node: Node | undefined) => {
    setText('')
    setChosen(node)
    onChoose?.(node)
    // Where the field was, its answer is now, or the other way round: the focus stays here.
    box.current?.focus()
  }
  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={label} className={styles.finder}>
      <Field name={name} label={label} isOptional={isOptional}>
        {(control) => (
          <>
            {chosen ? (
              <p id={control.id} tabIndex={-1} className={styles.chosen}>
                <span>
                  <NameOf node={chosen} />{' '}
                  <span className="small muted">
                    <NoteOf node={chosen} />
                  </span>
                </span>
                <button type="button" className="linkish small" onClick={() => choose(undefined)}>
                  {t('refusal.another')}
                </button>
              </p>
            ) : (
              <Suggest
                label={label}
                // its name and whether it is needed belong to the id that is sent
                control={{ id: control.id, 'aria-invalid': control['aria-invalid'], 'aria-describedby': control['aria-describedby'] }}
                size="field"
                hint={hint}
                text={text}
                onTextChange={setText}
                suggestions={
                  isAsking
                    ? found.map((node) => ({
                        key: node.id,
                        children: (
                          <>
                            <span>
                              <NameOf node={node} />
                            </span>
                            <span className="small muted">
                              <NoteOf node={node} />
                            </span>
                          </>
                        ),
                      }))
                    : undefined
                }
                note={isError ? t('error.UNAVAILABLE') : found.length > 0 ? t('search.found', { count: found.length }) : isFetching ? t('loading') : t('search.nothing')}
                onPick={(key) => choose(found.find((node) => node.id === key))}
              />
            )}
            <input type="hidden" name={name} value={chosen?.id ?? ''} required={!isOptional} />
          </>
        )}
      </Field>
    </div>
  )
}
