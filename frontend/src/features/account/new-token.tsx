import { useState } from 'react'
import type { TokenScope } from '../../graphql/generated/graphql'
import { useText } from '../../i18n/text'
import { CodeBlock } from '../../ui/code-block'
import { CheckField } from '../../ui/form/check-field'
import { Form } from '../../ui/form/form'
import { SelectField } from '../../ui/form/select-field'
import { TextField } from '../../ui/form/text-field'
import { CreateApiToken } from './documents'
import { Told } from './mail-sent'
import { useMemberAct } from './use-member-act'
import { useReadAgain } from './use-read-again'
import { word } from '../../acts/values'

/** All, in the order in which they reach further. */
const SCOPES = ['READ', 'READ_CONTACTS', 'WRITE_PROJECTS', 'WRITE_NETWORK', 'WRITE_ACCOUNT'] as const satisfies readonly TokenScope[]
/** Reading comes with every token. */
const ALWAYS: TokenScope = 'READ'
const DAYS = [7, 30, 90, 180, 366]
const USUAL = '90'

const isScope = (value: FormDataEntryValue): value is TokenScope => (SCOPES as readonly unknown[]).includes(value)

interface Made {
  name: string
  secret: string
}

/** Makes a token; its secret is shown until somebody says that they have it, and never again. */
export function NewToken() {
  const t = useText()
  const readAgain = useReadAgain()
  const [made, setMade] = useState<Made>()
  const { run, form, aside } = useMemberAct(CreateApiToken, {
    payload: ({ createApiToken }) => createApiToken,
    fields: ['name', 'scopes', 'expiresInDays'],
    onDone: ({ token, secret }) => {
      if (token && secret) setMade({ name: token.name, secret })
      return readAgain()
    },
  })
  if (made) {
    return (
      <Told as="h3" title={t('account.tokenMade', { name: made.name })}>
        <p>{t('account.tokenOnce')}</p>
        <CodeBlock label={t('account.secret')} code={made.secret} />
        <p>
          <button type="button" className="btn quiet" onClick={() => setMade(undefined)}>
            {t('account.tokenKept')}
          </button>
        </p>
      </Told>
    )
  }
  const send = (values: FormData) => {
    const scopes = values.getAll('scopes').filter(isScope)
    run({ input: { name: word(values, 'name'), scopes, expiresInDays: Number(word(values, 'expiresInDays')) } })
  }
  const scopes = SCOPES.map((value) => ({ value, label: t(`scope.${value}`), hint: t(`scopeHint.${value}`), isFixed: value === ALWAYS }))
  return (
    <>
      <h3>{t('account.newToken')}</h3>
      <Form label={t('account.newToken')} submit={t('account.makeToken')} isQuiet {...form} onSubmit={send}>
        <TextField name="name" label={t('account.tokenName')} hint={t('account.tokenNameHint')} autoComplete="off" />
        <CheckField name="scopes" label={t('account.scopes')} options={scopes} />
        <SelectField name="expiresInDays" label={t('account.days')} defaultValue={USUAL} options={DAYS.map((days) => ({ value: String(days), label: t('account.inDays', { days }) }))} />
      </Form>
      {aside}
    </>
  )
}
