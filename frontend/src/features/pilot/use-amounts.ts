import { useMemo } from 'react'
import { useIntl } from '../../i18n/intl'

/** Amounts with their unit, as the reader writes them: "45%", "EUR 1,200", "33 people"; the data's own unit where it is a word. */
export function useAmounts(): { amount: (value: number, unit: string) => string; percent: (share: number) => string } {
  const { locale } = useIntl()
  return useMemo(() => {
    const plain = new Intl.NumberFormat(locale)
    const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
    const round = new Intl.NumberFormat(locale, { style: 'percent' })
    return {
      amount: (value, unit) => {
        if (unit === '%') return percents.format(value / 100)
        if (/^[A-Z]{3}$/.test(unit)) return new Intl.NumberFormat(locale, { style: 'currency', currency: unit, maximumFractionDigits: 2, minimumFractionDigits: 0 }).format(value)
        return unit === '' ? plain.format(value) : `${plain.format(value)} ${unit}`
      },
      percent: (share) => round.format(share),
    }
  }, [locale])
}
