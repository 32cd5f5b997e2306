import { useState } from 'react'
import { LanguageField, needed, ProseField, typed } from '../../acting/fields'
import { useKept } from '../../acting/use-kept'
import { useMemberAct } from '../../acting/use-member-act'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { EditComment, WriteComment } from './documents'
import { MOST, useCommentSentences } from './sentences'

interface WriteProps {
  accountId: string
  subjectId: string
  /** The comment it answers. */
  answersId?: string | undefined
  onDone: () => void
}

const FIELDS = ['text', 'language'] as const

/** Says something about a record, or answers what was said. What is typed is kept in this browser until it is sent. */
export function WriteCommentForm({ accountId, subjectId, answersId, onDone }: WriteProps) {
  const t = useText()
  const kept = useKept(accountId, `comment.${answersId ?? subjectId}`)
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const { run, form, aside } = useMemberAct(WriteComment, {
    payload: (data) => data.writeComment,
    fields: FIELDS,
    sentences: useCommentSentences(),
    onDone: () => {
      kept.forget()
      onDone()
    },
  })
  const send = (values: FormData) => run({ input: { subjectId, answersId: answersId ?? null, text: needed(values, 'text'), language: typed(values, 'language'), idempotencyKey } })
  return (
    <div onInput={kept.onInput} role="presentation">
      <Form label={t(answersId ? 'comment.answer' : 'comment.write')} submit={t('comment.send')} {...form} onSubmit={send} isWide>
        <ProseField name="text" label={t('comment.text')} hint={t('comment.textHint')} most={MOST} defaultValue={kept.of('text')} />
        <LanguageField own={kept.of('language')} />
      </Form>
      {aside}
    </div>
  )
}

/** Changes one's own words, as long as that is possible. */
export function EditCommentForm({ id, text, onDone }: { id: string; text: string; onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(EditComment, { payload: (data) => data.editComment, fields: FIELDS, sentences: useCommentSentences(), onDone })
  return (
    <>
      <Form label={t('comment.edit')} submit={t('comment.save')} {...form} onSubmit={(values) => run({ input: { id, text: needed(values, 'text') } })} isWide>
        <ProseField name="text" label={t('comment.text')} most={MOST} defaultValue={text} />
      </Form>
      {aside}
    </>
  )
}
