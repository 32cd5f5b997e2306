import { RegionUnpublished } from '../features/region/unpublished'
import { WithParts } from '../i18n/with-parts'

const piece = { parts: ['figure', 'team'] } as const

/** What a region's policy officer sees beside all others. */
export function Unpublished({ code, source }: { code: string; source: string }) {
  return (
    <WithParts parts={piece.parts}>
      <RegionUnpublished code={code} source={source} />
    </WithParts>
  )
}
