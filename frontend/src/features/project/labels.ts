import { useCallback } from 'react'
import { useFormats } from '../../i18n/format'
import type { MessageId } from '../../i18n/messages'
import { useText } from '../../i18n/text'
import type { ListKey } from './search'

const PREFIX: Partial<Record<ListKey, string>> = {
  stage: 'stage',
  area: 'area',
  need: 'need',
  sdg: 'sdg',
  focus: 'focus',
  helix: 'helix',
  macro: 'macro',
  theme: 'theme',
  outcome: 'outcome',
}

/** The reader's word for a filter value; places smaller than a country are named by their code until their name is loaded. */
export function useFilterLabel(): (key: ListKey, value: string | number) => string {
  const t = useText()
  const { country, language } = useFormats()
  return useCallback(
    (key, value) => {
      if (key === 'region') return String(value).length === 2 ? country(String(value)) : String(value)
      if (key === 'language') return language(String(value))
      const prefix = PREFIX[key]
      const label = prefix ? t(`${prefix}.${value}` as MessageId) : String(value)
      return key === 'sdg' ? `${value} · ${label}` : label
    },
    [t, country, language],
  )
}
