import { useMemo } from 'react'
import { useIntl } from '../../i18n/intl'
import { useText } from '../../i18n/text'
import { balanceOf } from './balance'

/** An evenness as the reader writes it, with two places, and in words. */
export function useBalance(): { figure: (evenness: number | null | undefined) => string | undefined; words: (evenness: number | null | undefined) => string; percent: (share: number) => string } {
  const t = useText()
  const { locale } = useIntl()
  return useMemo(() => {
    const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    const percents = new Intl.NumberFormat(locale, { style: 'percent' })
    return {
      figure: (evenness) => (typeof evenness === 'number' ? two.format(evenness) : undefined),
      words: (evenness) => t(`cluster.balance.${balanceOf(evenness)}`),
      percent: (share) => percents.format(share),
    }
  }, [locale, t])
}
