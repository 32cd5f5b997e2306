import type { MessageId } from '../../i18n/messages'
import { useText } from '../../i18n/text'

/** What a field is called. */
export function useFieldLabel(): (name: string) => string {
  const t = useText()
  return (name) => t(`field.${name}` as MessageId)
}
