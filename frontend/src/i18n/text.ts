import { useIntl } from './intl'
import type { Values } from './message'
import type { MessageId } from './messages'

/** `t('home.title')`: one message as plain text. Ids are checked against the English files when the app is compiled. */
export function useText(): (id: MessageId, values?: Values) => string {
  return useIntl().say
}
