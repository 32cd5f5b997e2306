import { LessonsThatApply } from '../features/matching/lessons'
import { Synergies } from '../features/matching/synergies'
import { WithParts } from '../i18n/with-parts'

const piece = { parts: ['rules', 'project', 'card', 'matching'] } as const

/** On a project's page, for everybody: who it could work with, and what failed elsewhere that it can learn from. */
export function ProjectMatching({ slug }: { slug: string }) {
  return (
    <WithParts parts={piece.parts}>
      <LessonsThatApply slug={slug} />
      <Synergies slug={slug} />
    </WithParts>
  )
}
