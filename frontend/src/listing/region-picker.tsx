import { useState } from 'react'
import { graphql, useOperation } from '../graphql'
import { countryOf, useFormats } from '../i18n/format'
import { useText } from '../i18n/text'
import { useSettled } from '../lib/use-settled'
import { Suggest } from '../ui/suggest'

const RegionChoicesQuery = graphql(`
  query RegionChoices($text: String!) {
    regions(first: 8, filter: { text: $text, levels: [1, 2, 3], nuts: 2024 }) {
      nodes { id code name level }
    }
  }
`)

interface RegionPickerProps {
  chosen: readonly string[]
  onPick: (code: string) => void
}

/** Finds a region below the country by a part of its name or its code. A region takes its whole tree with it. */
export function RegionPicker({ chosen, onPick }: RegionPickerProps) {
  const t = useText()
  const { country } = useFormats()
  const [text, setText] = useState('')
  const settled = useSettled(text.trim(), 150)
  const isAsking = settled.length >= 2 && text.trim().length >= 2
  const { data, isFetching } = useOperation(RegionChoicesQuery, { text: settled }, { enabled: isAsking, keepPrevious: true })
  const regions = data?.regions.nodes ?? []
  const pick = (code: string) => {
    setText('')
    if (!chosen.includes(code)) onPick(code)
  }
  return (
    <Suggest
      label={t('filter.region')}
      isLabelVisible
      hint={t('filter.regionHint')}
      text={text}
      onTextChange={setText}
      suggestions={
        isAsking
          ? regions.map(({ code, name }) => ({
              key: code,
              children: (
                <>
                  {name}
                  <span className="small muted">
                    {country(countryOf(code))} · {code}
                  </span>
                </>
              ),
            }))
          : undefined
      }
      note={isFetching ? t('loading') : regions.length === 0 ? t('filter.regionNone') : t('search.found', { count: regions.length })}
      onPick={pick}
    />
  )
}
