import { useMemo } from 'react'
import { useIntl, type IntlShape } from 'react-intl'

/** NUTS writes Greece and the United Kingdom in its own way; names are listed under the ISO codes. */
const ISO: Record<string, string> = { EL: 'GR', UK: 'GB' }

/** A NUTS code is a country code followed by digits and letters: "ES61". */
export const countryOf = (nuts: string) => nuts.slice(0, 2)

function displayName(locale: string, type: 'region' | 'language', code: string): string {
  try {
    return new Intl.DisplayNames([locale], { type }).of(code) ?? code
  } catch {
    // Not a code of this kind: the data's own word is the best name there is.
    return code
  }
}

/** Dates, numbers and names as the reader's language writes them. */
function formats(intl: IntlShape) {
  return {
    number: (value: number) => intl.formatNumber(value),
    money: (amount: number, currency: string) =>
      intl.formatNumber(amount, { style: 'currency', currency, maximumFractionDigits: 0 }),
    day: (date: string) => intl.formatDate(date, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
    month: (date: string) => intl.formatDate(date, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
    list: (items: readonly string[]) => intl.formatList(items, { type: 'conjunction' }),
    country: (code: string) => displayName(intl.locale, 'region', ISO[code] ?? code),
    language: (code: string) => displayName(intl.locale, 'language', code),
  }
}

export function useFormats(): ReturnType<typeof formats> {
  const intl = useIntl()
  return useMemo(() => formats(intl), [intl])
}
