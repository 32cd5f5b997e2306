import { useIntl } from './intl'

/** NUTS writes Greece and the United Kingdom in its own way; names are listed under the ISO codes. */
const ISO: Record<string, string> = { EL: 'GR', UK: 'GB' }

/** A NUTS code is a country code followed by digits and letters: "ES61". */
export const countryOf = (nuts: string) => nuts.slice(0, 2)

/** Makes each value once: the browser's formatters are slow to make and quick to use. */
function once<V>(make: (key: string) => V): (key: string) => V {
  const made = new Map<string, V>()
  return (key) => {
    const value = made.get(key) ?? make(key)
    made.set(key, value)
    return value
  }
}

/** Dates, numbers and names as a language writes them. */
function formats(locale: string) {
  const plain = new Intl.NumberFormat(locale)
  const moneyIn = once((currency) => new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }))
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const namesOf = once((type) => new Intl.DisplayNames([locale], { type: type as Intl.DisplayNamesType }))
  const displayName = (type: 'region' | 'language', code: string) => {
    try {
      return namesOf(type).of(code) ?? code
    } catch {
      // Not a code of this kind: the data's own word is the best name there is.
      return code
    }
  }
  return {
    number: (value: number) => plain.format(value),
    money: (amount: number, currency: string) => moneyIn(currency).format(amount),
    day: (date: string) => days.format(new Date(date)),
    month: (date: string) => months.format(new Date(date)),
    list: (items: readonly string[]) => lists.format(items),
    country: (code: string) => displayName('region', ISO[code] ?? code),
    language: (code: string) => displayName('language', code),
  }
}

const formatsOf = once(formats)

export function useFormats(): ReturnType<typeof formats> {
  return formatsOf(useIntl().locale)
}
