import { graphql, readFragment, type FragmentType } from '../../graphql'
import { countryOf, useFormats } from '../../i18n/format'

export const PlaceNameFragment = graphql(`
  fragment PlaceName on Region {
    code
    level
    name
  }
`)

/** "Andalucía, Spain"; a whole country is named once. */
export function PlaceName({ region }: { region: FragmentType<typeof PlaceNameFragment> }) {
  const { country } = useFormats()
  const { code, level, name } = readFragment(PlaceNameFragment, region)
  return <span>{level === 0 ? country(code) : `${name}, ${country(countryOf(code))}`}</span>
}
