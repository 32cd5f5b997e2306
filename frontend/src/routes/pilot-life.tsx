import { UndoBar } from '../acting/undo'
import { DatasetsLife } from '../features/pilot/life/datasets'
import { IndicatorsLife } from '../features/pilot/life/indicators'
import { MilestonesLife } from '../features/pilot/life/milestones'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'pilot', 'form', 'account', 'search', 'refusal', 'life'] } as const

/** The parts of a pilot's page that its team works with. */
export function PilotLife({ part, slug }: { part: 'milestones' | 'indicators' | 'datasets'; slug: string }) {
  return (
    <WithParts parts={piece.parts}>
      <Acting>
        {part === 'indicators' && <IndicatorsLife slug={slug} />}
        {part === 'datasets' && <DatasetsLife slug={slug} />}
        {part === 'milestones' && (
          <>
            <MilestonesLife slug={slug} />
            <UndoBar />
          </>
        )}
      </Acting>
    </WithParts>
  )
}
