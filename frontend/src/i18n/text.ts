import { useCallback } from 'react'
import { useIntl, type PrimitiveType } from 'react-intl'
import type { MessageId } from './messages'

type Values = Record<string, PrimitiveType>

/** `t('home.title')`: one message as plain text. Ids are checked against en.json when the app is compiled. */
export function useText(): (id: MessageId, values?: Values) => string {
  const intl = useIntl()
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl])
}
