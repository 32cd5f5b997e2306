import { useRef, type KeyboardEvent } from 'react'
import { LanguageField, needed, typed } from '../../acting/fields'
import styles from '../../acting/acting.module.css'
import { useKept } from '../../acting/use-kept'
import { useMemberAct } from '../../acting/use-member-act'
import { useText } from '../../i18n/text'
import { Field } from '../../ui/form/field'
import { Form } from '../../ui/form/form'
import { WriteMessage } from './documents'
import { MOST, useTalkSentences } from './sentences'
import { useSendKey } from './use-key'

interface ComposeProps {
  accountId: string
  /** To whom: a conversation that is there, or the two sides of a new one. */
  to: { conversationId: string } | { projectId: string; personId: string }
  label: string
  onDone?: (conversationId: string | undefined) => unknown
}

/** Keeps what is typed in this browser until it is sent. Ctrl and Enter send it too; what was typed while it was on its way stays. */
export function Compose({ accountId, to, label, onDone }: ComposeProps) {
  const t = useText()
  const area = useRef<HTMLTextAreaElement>(null)
  const keyOf = useSendKey()
  const kept = useKept(accountId, `message.${'conversationId' in to ? to.conversationId : `${to.projectId}.${to.personId}`}`)
  const sent = useRef('')
  const { run, form, aside } = useMemberAct(WriteMessage, {
    payload: (data) => data.writeMessage,
    fields: ['text', 'language'],
    sentences: useTalkSentences(),
    onDone: ({ conversation }) => {
      kept.forget()
      const field = area.current
      if (field) {
        field.value = field.value.trimStart().startsWith(sent.current) ? field.value.trimStart().slice(sent.current.length).trimStart() : ''
        if (field.value !== '') field.dispatchEvent(new Event('input', { bubbles: true }))
        field.focus()
      }
      return onDone?.(conversation?.id)
    },
  })
  const send = (values: FormData) => {
    const text = needed(values, 'text')
    sent.current = text
    run({ input: { ...to, text, language: typed(values, 'language'), idempotencyKey: keyOf(text) } })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  return (
    <div onInput={kept.onInput} role="presentation">
      <Form label={label} submit={t('talk.send')} {...form} onSubmit={send} isWide>
        <Field name="text" label={t('talk.text')} hint={t('talk.textHint')}>
          {(control) => <textarea {...control} ref={area} className={styles.area} rows={4} maxLength={MOST} defaultValue={kept.of('text')} onKeyDown={onKeyDown} />}
        </Field>
        <LanguageField own={kept.of('language')} />
      </Form>
      {aside}
    </div>
  )
}
