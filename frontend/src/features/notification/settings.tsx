import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { CheckList } from '../../acting/check-list'
import { useMemberAct } from '../../acting/use-member-act'
import type { MailPace } from '../../graphql/generated/graphql'
import { useOwn } from '../../graphql/own'
import { useText } from '../../i18n/text'
import { ChoiceField } from '../../ui/form/choice-field'
import { Form } from '../../ui/form/form'
import { Loading, Skeleton } from '../../ui/states'
import { EditNotificationSettings, NotificationSettingsQuery } from './documents'
import { KINDS, PACES } from './kinds'

/** How often by mail, and of what one hears nothing at all. */
export function NotificationSettings() {
  const t = useText()
  const viewer = useOwn(NotificationSettingsQuery).data?.viewer
  if (!viewer) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="24rem" />
      </Loading>
    )
  }
  const isDigestGiven = viewer.consents.some(({ purpose, isGiven }) => purpose === 'DIGEST' && isGiven)
  return (
    <>
      <SettingsForm {...viewer.notificationSettings} />
      {!isDigestGiven && (
        <p className="small">
          {t('notice.digest')}{' '}
          <Link to="/settings/data" className="row">
            {t('notice.digestGive')}
          </Link>
        </p>
      )}
    </>
  )
}

function SettingsForm({ mail, silenced }: { mail: MailPace; silenced: readonly string[] }) {
  const t = useText()
  const [pace, setPace] = useState(mail)
  const { run, form, answer, aside } = useMemberAct(EditNotificationSettings, { payload: (data) => data.editNotificationSettings, fields: ['mail', 'silenced'] })
  const send = (values: FormData) => run({ input: { mail: pace, silenced: KINDS.filter((kind) => values.getAll('silenced').includes(kind)) } })
  return (
    <>
      <Form label={t('notice.settings')} submit={t('notice.save')} done={answer?.issues.length === 0 && t('notice.saved')} {...form} onSubmit={send}>
        <ChoiceField name="mail" label={t('notice.mail')} value={pace} onChange={setPace} options={PACES.map((value) => ({ value, label: t(`notice.pace.${value}`), hint: t(`notice.paceHint.${value}`) }))} />
        <CheckList name="silenced" label={t('notice.silenced')} hint={t('notice.silencedHint')} options={KINDS.map((value) => ({ value, label: t(`notice.kind.${value}`) }))} chosen={silenced} />
      </Form>
      {aside}
    </>
  )
}
