import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useLanguage } from '../../i18n/language'

export const RegionLabelFragment = graphql(`
  fragment RegionLabel on Region {
    code
    level
    name
    nameLatin
  }
`)

/** The name of a region for this reader, without its country. Names in Greek letters are for those who read Greek. */
export function useRegionName(): (region: FragmentType<typeof RegionLabelFragment>) => string {
  const { country } = useFormats()
  const isGreek = useLanguage() === 'el'
  return (region) => {
    const { code, level, name, nameLatin } = readFragment(RegionLabelFragment, region)
    if (level === 0) return country(code)
    return isGreek ? name : nameLatin
  }
}
