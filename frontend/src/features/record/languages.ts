import { useFormats } from '../../i18n/format'
import { useIntl } from '../../i18n/intl'

/** Languages in which people of the network write: those of the Union, of its neighbours, and of its larger regions. */
export const languageTags = (
  'bg bs ca cs cy da de el en es et eu fi fr ga gl hr hu is it lb lt lv mk mt nl no pl pt ro ru sk sl sq sr sv tr uk ar'
).split(' ')

/** These languages by name, in the order of the reader's alphabet. */
export function useLanguageOptions(tags: readonly string[]): { value: string; label: string }[] {
  const { language } = useFormats()
  const { locale } = useIntl()
  return tags.map((value) => ({ value, label: language(value) })).toSorted((one, other) => one.label.localeCompare(other.label, locale))
}
