import type { ComponentProps, ReactNode } from 'react'
import { UndoBar } from '../acting/undo'
import { ExpertsForProject } from '../features/matching/for-project'
import { LessonsNow } from '../features/matching/lessons-now'
import { NeedsLife } from '../features/project/life/needs'
import { StageLife } from '../features/project/life/stage'
import { DatasetsLife, OrganisationsLife, RelativesLife } from '../features/project/life/ties'
import { TeamWay } from '../features/team/way'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'list', 'project', 'card', 'figure', 'form', 'account', 'search', 'refusal', 'life', 'team', 'matching', 'suggestion'] } as const

interface ProjectLifeProps {
  slug: string
  project: ComponentProps<typeof NeedsLife>['project']
  part: 'stage' | 'needs' | 'relatives' | 'people' | 'openData' | 'experts'
  /** What stands there for who may do nothing about it. */
  children?: ReactNode
}

/** What stands in one place of the page. */
function Part({ part, slug, project, children }: ProjectLifeProps) {
  switch (part) {
    case 'stage':
      return (
        <>
          <StageLife slug={slug}>{children}</StageLife>
          <LessonsNow slug={slug} />
          <UndoBar />
        </>
      )
    case 'needs':
      return <NeedsLife slug={slug} project={project} />
    case 'relatives':
      return <RelativesLife slug={slug} />
    case 'people':
      return (
        <>
          <OrganisationsLife slug={slug} />
          <TeamWay kind="PROJECT" slug={slug} />
        </>
      )
    case 'experts':
      return <ExpertsForProject slug={slug} />
    case 'openData':
      return <DatasetsLife slug={slug} />
  }
}

/** The parts of a project's page that its team works with, each in its place. */
export function ProjectLife(props: ProjectLifeProps) {
  return (
    <WithParts parts={piece.parts}>
      <Acting>
        <Part {...props} />
      </Acting>
    </WithParts>
  )
}
