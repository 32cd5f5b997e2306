import { readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { PlaceNameFragment } from '../../listing/place-name'
import type { RowsTable } from '../../listing/rows-data'
import { PilotCardFragment } from './card'
import { PilotListFragment } from './list'
import { isOver, nextOf, targetsOf } from './plan'
import { PilotStandingFragment } from './standing'

/** Makes a page of pilots a table to take along. */
export function usePilotTable(): (pilots: FragmentType<typeof PilotListFragment>) => RowsTable {
  const t = useText()
  const columns = [
    t('pilot.name'),
    t('pilot.status'),
    t('pilot.targetsReached'),
    t('pilot.targetsSet'),
    t('pilot.milestoneNext'),
    t('pilot.due'),
    t('column.code'),
    t('column.place'),
    t('column.slug'),
    t('column.demo'),
  ]
  return (pilots) => {
    const rows = readFragment(PilotListFragment, pilots).nodes.map((node) => {
      const card = readFragment(PilotCardFragment, node)
      const { slug, title, region, isDemo } = card
      const { status, indicators, milestones } = readFragment(PilotStandingFragment, card)
      const { reached, targets } = targetsOf(indicators)
      const next = isOver(status) ? undefined : nextOf(milestones)
      const place = region && readFragment(PlaceNameFragment, region)
      return [
        title.text,
        t(`pilotStatus.${status}`),
        reached,
        targets,
        next?.title.text ?? '',
        next?.dueOn ?? '',
        place?.code ?? '',
        place?.name ?? '',
        slug,
        isDemo ? t('demo.mark') : '',
      ]
    })
    return { name: 'rialto-pilots', columns, rows }
  }
}
