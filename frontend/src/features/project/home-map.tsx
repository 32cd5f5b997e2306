import { WithParts } from '../../i18n/with-parts'
import { ProjectMap } from './map'
import { map } from './map-parts'

const NO_FILTER = {}

/** The map of all projects, which brings its words along. */
export function HomeMap({ className }: { className: string | undefined }) {
  return (
    <WithParts parts={map.parts}>
      <ProjectMap filter={NO_FILTER} className={className} />
    </WithParts>
  )
}
