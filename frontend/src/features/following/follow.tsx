import { lazy, Suspense } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useMark } from '../../graphql/signed-in'
import styles from './following.module.css'

/** For members alone: visitors load none of it. */
const FollowAct = lazy(() => import('./follow-act'))

const PersonFollowFragment = graphql(`
  fragment PersonFollow on Person {
    id
    isFollowed
  }
`)

const RegionFollowFragment = graphql(`
  fragment RegionFollow on Region {
    id
    isFollowed
  }
`)

interface ButtonProps {
  id: string
  isFollowed: boolean | null | undefined
}

/** For members alone; null is a visitor, of whom nothing is kept. */
export function FollowButton({ id, isFollowed }: ButtonProps) {
  if (useMark() === null || isFollowed === null || isFollowed === undefined) return null
  return (
    <Suspense fallback={<span className={styles.place} />}>
      <FollowAct id={id} isFollowed={isFollowed} />
    </Suspense>
  )
}

export function PersonFollow({ person }: { person: FragmentType<typeof PersonFollowFragment> }) {
  return <FollowButton {...readFragment(PersonFollowFragment, person)} />
}

export function RegionFollow({ region }: { region: FragmentType<typeof RegionFollowFragment> }) {
  return <FollowButton {...readFragment(RegionFollowFragment, region)} />
}
