import { lazy, Suspense, type ComponentType } from 'react'
import { word } from '../../../acts/values'
import { useText } from '../../../i18n/text'
import { CodeBlock } from '../../../ui/code-block'
import { CodeField } from '../../../ui/form/code-field'
import { Form } from '../../../ui/form/form'
import { Skeleton } from '../../../ui/states'
import styles from '../account.module.css'
import { ConfirmSecondFactor } from '../documents'
import { Told } from '../mail-sent'
import { useMemberAct } from '../use-member-act'
import type { Begun } from './begin-form'

/** The secret is written beside the drawing, which is left out when it cannot be loaded. */
const QrCode = lazy(async (): Promise<{ default: ComponentType<{ text: string; label: string }> }> => {
  try {
    return { default: (await import('../../../ui/qr-code')).QrCode }
  } catch (error) {
    console.debug('The QR code cannot be drawn', error)
    return { default: () => null }
  }
})

interface ConfirmFormProps {
  begun: Begun
  onCodes: (codes: readonly string[]) => unknown
  onLeave: () => void
}

/** In groups of four, as people copy by eye. */
const grouped = (secret: string) => secret.replaceAll(/.{4}(?=.)/g, '$& ')

/** The drawing for an app, the secret for those who type, and the first code to show that it works. */
export function ConfirmForm({ begun: { secret, uri }, onCodes, onLeave }: ConfirmFormProps) {
  const t = useText()
  const { run, form, aside } = useMemberAct(ConfirmSecondFactor, {
    payload: ({ confirmSecondFactor }) => confirmSecondFactor,
    fields: ['code'],
    onDone: ({ recoveryCodes }) => recoveryCodes && onCodes(recoveryCodes),
  })
  return (
    <>
      <Told as="h3" title={t('account.factorApp')}>
        <p>{t('account.factorAppText')}</p>
        <Suspense fallback={<Skeleton height="224px" width="224px" />}>
          <QrCode text={uri} label={t('account.factorQr')} />
        </Suspense>
        <p>
          <a href={uri}>{t('account.factorHere')}</a>
        </p>
        <p>{t('account.factorSecretText')}</p>
        <CodeBlock label={t('account.factorSecret')} code={grouped(secret)} />
      </Told>
      <div className={styles.next}>
        <Form label={t('account.factor')} submit={t('account.confirmFactor')} {...form} onSubmit={(values) => run({ input: { code: word(values, 'code') } })}>
          <CodeField name="code" isAppOnly />
        </Form>
        <p>
          <button type="button" className="linkish" onClick={onLeave}>
            {t('form.keep')}
          </button>
        </p>
      </div>
      {aside}
    </>
  )
}
