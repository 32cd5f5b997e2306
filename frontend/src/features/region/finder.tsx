import { useState } from 'react'
import { readFragment, useOperation } from '../../graphql'
import { countryOf, useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { useSettled } from '../../lib/use-settled'
import { Suggest } from '../../ui/suggest'
import { RegionLabelFragment, useRegionName } from './names'
import { RegionFinderQuery } from './queries'

interface RegionFinderProps {
  label: string
  onPick: (code: string) => void
  size?: 'large' | 'small'
}

/** Finds a country or region by a part of its name or by its NUTS code. Enter without a choice takes the first. */
export function RegionFinder({ label, onPick, size = 'small' }: RegionFinderProps) {
  const t = useText()
  const { country } = useFormats()
  const nameOf = useRegionName()
  const [text, setText] = useState('')
  const settled = useSettled(text.trim(), 150)
  const isAsking = settled.length >= 2 && text.trim().length >= 2
  const { data, isFetching, isError } = useOperation(RegionFinderQuery, { text: settled }, { enabled: isAsking, keepPrevious: true })
  const found = data?.regions.nodes ?? []
  const pick = (code: string) => {
    setText('')
    onPick(code)
  }
  const [first] = isAsking && !isFetching && settled === text.trim() ? found : []
  return (
    <Suggest
      label={label}
      isLabelVisible
      hint={t('region.findHint')}
      text={text}
      onTextChange={setText}
      size={size}
      suggestions={
        isAsking
          ? found.map((region) => {
              const { code, level } = readFragment(RegionLabelFragment, region)
              return {
                key: code,
                children: (
                  <>
                    {nameOf(region)}{' '}
                    <span className="small muted">
                      {level > 0 && `${country(countryOf(code))} · `}
                      {code}
                    </span>
                  </>
                ),
              }
            })
          : undefined
      }
      note={isFetching ? t('loading') : isError ? t('error.UNAVAILABLE') : found.length === 0 ? t('region.findNone') : t('search.found', { count: found.length })}
      onPick={pick}
      {...(first ? { onEnter: () => pick(readFragment(RegionLabelFragment, first).code) } : {})}
    />
  )
}
