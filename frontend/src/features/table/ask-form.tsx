import { useState } from 'react'
import { LanguageField, needed, ProseField } from '../../acting/fields'
import { useMemberAct } from '../../acts/use-member-act'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { AskQuestion } from './acts'
import { useTableSentences } from './said'

interface AskFormProps {
  sessionId: string
  /** The turn that is on. */
  turnId: string | undefined
}

/** A member asks the table. What was typed stays until it was sent, whatever happens to the turn meanwhile. */
export function AskForm({ sessionId, turnId }: AskFormProps) {
  const t = useText()
  const sentences = useTableSentences()
  /** A new form for the next question. */
  const [asked, setAsked] = useState(0)
  const { run, form, aside } = useMemberAct(AskQuestion, {
    payload: (data) => data.askQuestion,
    fields: ['text', 'language'],
    sentences,
    onDone: () => setAsked((count) => count + 1),
  })
  return (
    <>
      <Form
        key={asked}
        label={t('table.ask')}
        submit={t('table.ask')}
        isQuiet
        {...form}
        done={asked > 0 && t('table.asked')}
        onSubmit={(values) => run({ input: { sessionId, turnId: turnId ?? null, text: needed(values, 'text'), language: needed(values, 'language') } })}
      >
        <ProseField name="text" label={t('table.yourQuestion')} hint={t('table.askHint')} most={500} />
        <LanguageField />
      </Form>
      {aside}
    </>
  )
}
