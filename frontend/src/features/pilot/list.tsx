import { useState } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { Rows } from '../../listing/rows'
import { PilotCard } from './card'
import { dayOf } from './plan'

export const PilotListFragment = graphql(`
  fragment PilotList on PilotConnection {
    nodes { id ...PilotCard }
  }
`)

interface PilotListProps {
  pilots: FragmentType<typeof PilotListFragment>
  /** The day of reading, YYYY-MM-DD; the day on which the list was opened when not given. */
  today?: string
}

export function PilotList({ pilots, today }: PilotListProps) {
  const [opened] = useState(() => dayOf(Date.now()))
  const { nodes } = readFragment(PilotListFragment, pilots)
  return (
    <Rows rows={nodes} keyOf={({ id }) => id}>
      {(pilot) => <PilotCard pilot={pilot} today={today ?? opened} />}
    </Rows>
  )
}
