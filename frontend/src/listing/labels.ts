import { useCallback } from 'react'
import { useFormats } from '../i18n/format'
import type { MessageId } from '../i18n/messages'
import { useText } from '../i18n/text'
import { isSmallPlace } from './facets'
import type { Key, Value } from './keys'

/** The reader's word for a filter value; places smaller than a country are named by their code until their name is loaded. */
export function useLabel(): (key: Key, value: Value) => string {
  const t = useText()
  const { country, language } = useFormats()
  return useCallback(
    (key, value) => {
      if (key.labelOf) return key.labelOf(value, { t, country, language })
      if (key.kind === 'places') return isSmallPlace(key, value) ? String(value) : country(String(value))
      if (key.kind === 'languages') return language(String(value))
      const prefix = key.label
      if (prefix === undefined) return String(value)
      return key.kind === 'flag' ? t(prefix as MessageId) : t(`${prefix}.${value}` as MessageId)
    },
    [t, country, language],
  )
}
