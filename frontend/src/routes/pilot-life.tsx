import { UndoBar } from '../acting/undo'
import { IndicatorsLife } from '../features/pilot/life/indicators'
import { MilestonesLife } from '../features/pilot/life/milestones'
import { Words } from '../i18n/words'
import { Acting } from './acting'

/** The parts of a pilot's page that its team works with. */
export function PilotLife({ part, slug }: { part: 'milestones' | 'indicators'; slug: string }) {
  return (
    <Words parts={['rules', 'pilot', 'form', 'account', 'refusal', 'life']}>
      <Acting>
        {part === 'indicators' ? (
          <IndicatorsLife slug={slug} />
        ) : (
          <>
            <MilestonesLife slug={slug} />
            <UndoBar />
          </>
        )}
      </Acting>
    </Words>
  )
}
