import { useState } from 'react'
import { word } from '../../acts/values'
import { OFFERED, OWN_NAMES } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { SelectField } from '../../ui/form/select-field'
import { TextField } from '../../ui/form/text-field'
import { EditAccount } from './documents'
import type { Account } from './gate'
import { useMemberAct } from './use-member-act'
import { useReadAgain } from './use-read-again'

const LANGUAGES = OFFERED.map((value) => ({ value, label: OWN_NAMES[value] }))

/** Name, and language of the mail. */
export function EditAccountForm({ account }: { account: Account }) {
  const t = useText()
  const readAgain = useReadAgain()
  const [isSaved, setIsSaved] = useState(false)
  const { run, form, aside } = useMemberAct(EditAccount, {
    payload: ({ editAccount }) => editAccount,
    fields: ['name', 'language'],
    onDone: async () => {
      setIsSaved(true)
      await readAgain()
    },
  })
  const send = (values: FormData) => run({ input: { name: word(values, 'name'), language: word(values, 'language') } })
  return (
    <>
      <Form label={t('account.profile')} submit={t('account.save')} isQuiet {...form} done={isSaved && t('account.saved')} onSubmit={send}>
        <TextField name="name" label={t('account.name')} hint={t('account.nameHint')} autoComplete="name" defaultValue={account.name} />
        <SelectField name="language" label={t('account.language')} defaultValue={account.language} options={LANGUAGES} />
      </Form>
      {aside}
    </>
  )
}
