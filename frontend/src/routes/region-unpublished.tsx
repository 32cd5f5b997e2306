import { RegionUnpublished } from '../features/region/unpublished'
import { Words } from '../i18n/words'

/** What a region's policy officer sees beside all others. */
export function Unpublished({ code, source }: { code: string; source: string }) {
  return (
    <Words parts={['figure', 'team']}>
      <RegionUnpublished code={code} source={source} />
    </Words>
  )
}
