import { graphql, readFragment, type FragmentType } from '../../graphql'
import { Rows } from '../../listing/rows'
import { LessonRow } from './row'

export const LessonListFragment = graphql(`
  fragment LessonList on LessonConnection {
    nodes { id ...LessonRow }
  }
`)

export function LessonList({ lessons }: { lessons: FragmentType<typeof LessonListFragment> }) {
  const { nodes } = readFragment(LessonListFragment, lessons)
  return (
    <Rows rows={nodes} keyOf={({ id }) => id}>
      {(lesson) => <LessonRow lesson={lesson} />}
    </Rows>
  )
}
