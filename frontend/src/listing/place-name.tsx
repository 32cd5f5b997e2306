import { graphql, readFragment, type FragmentType } from '../graphql'
import { countryOf, useFormats } from '../i18n/format'
import { useLanguage } from '../i18n/language'

export const PlaceNameFragment = graphql(`
  fragment PlaceName on Region {
    code
    level
    name
    nameLatin
  }
`)

/** "Andalucía, Spain"; a whole country is named once, also where its only region has the same name (Malta). Names in Greek letters are for those who read Greek. */
export function PlaceName({ region }: { region: FragmentType<typeof PlaceNameFragment> }) {
  const { country } = useFormats()
  const { code, level, name, nameLatin } = readFragment(PlaceNameFragment, region)
  const own = useLanguage() === 'el' ? name : nameLatin
  const whole = country(countryOf(code))
  return <span>{level === 0 || own === whole ? whole : `${own}, ${whole}`}</span>
}
