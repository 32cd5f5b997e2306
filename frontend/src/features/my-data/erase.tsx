import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMemberAct } from '../../acts/use-member-act'
import { word } from '../../acts/values'
import type { ErasedContent } from '../../graphql/generated/graphql'
import { leave } from '../../graphql/session'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Disclosure } from '../../ui/disclosure'
import { ChoiceField } from '../../ui/form/choice-field'
import { CodeField } from '../../ui/form/code-field'
import { Form } from '../../ui/form/form'
import { PasswordField } from '../../ui/form/password-field'
import { EraseAccount } from './documents'
import styles from './my-data.module.css'
import type { ErasureRules, Own } from './own'
import { useMyDataSentences } from './sentences'

const CONTENTS = ['KEEP', 'REMOVE'] as const satisfies readonly ErasedContent[]

interface EraseProps {
  own: Own
  rules: ErasureRules
  /** The account is gone, and nobody is signed in any more. */
  onErased: () => void
}

type Alone = Own['erasure']['aloneFor'][number]

function titleOf(record: Alone): string | undefined {
  if ('title' in record) return record.title.text
  if ('clusterName' in record) return record.clusterName.text
  return 'name' in record ? record.name : undefined
}

/** Says what becomes of each kind of data, by the server's own rules. */
function WhatHappens({ own: { erasure }, rules, content }: Pick<EraseProps, 'own' | 'rules'> & { content: ErasedContent }) {
  const t = useText()
  const { list } = useFormats()
  const alone = erasure.aloneFor.flatMap((record) => titleOf(record) ?? [])
  return (
    <div className={styles.happens}>
      <h3>{t('myData.happens')}</h3>
      <dl>
        {rules.map(({ what, keep, remove }) => (
          <div key={what}>
            <dt>{t(`erased.${what}`)}</dt>
            <dd>{t(`fate.${content === 'KEEP' ? keep : remove}`)}</dd>
          </div>
        ))}
      </dl>
      {erasure.contributions > 0 && <p>{t('myData.contributions', { count: erasure.contributions })}</p>}
      {alone.length > 0 && <p>{t('myData.aloneFor', { records: list(alone) })}</p>}
    </div>
  )
}

/** Erases the account: asked once, with all that will happen, and the password. */
export function Erase({ own, rules, onErased }: EraseProps) {
  const t = useText()
  const queries = useQueryClient()
  const [content, setContent] = useState<ErasedContent>('KEEP')
  const { run, isCodeNeeded, form, aside } = useMemberAct(EraseAccount, {
    payload: ({ eraseAccount }) => eraseAccount,
    fields: ['content', 'password', 'code'],
    sentences: useMyDataSentences(),
    onDone: () => leave(queries, async () => onErased()),
  })
  const send = (values: FormData) => run({ input: { content, password: word(values, 'password'), ...(values.has('code') && { code: word(values, 'code') }) } })
  return (
    <>
      <Disclosure label={t('myData.erase')}>
        <Form label={t('myData.erase')} submit={t('myData.eraseNow')} isDanger {...form} onSubmit={send}>
          <ChoiceField name="content" label={t('myData.content')} value={content} onChange={setContent} options={CONTENTS.map((value) => ({ value, label: t(`content.${value}`), hint: t(`contentHint.${value}`) }))} />
          <WhatHappens own={own} rules={rules} content={content} />
          <PasswordField name="password" label={t('account.password')} autoComplete="current-password" />
          {isCodeNeeded && <CodeField name="code" isNext />}
        </Form>
      </Disclosure>
      {aside}
    </>
  )
}
