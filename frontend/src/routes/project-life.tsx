import type { ComponentProps, ReactNode } from 'react'
import { UndoBar } from '../acting/undo'
import { ExpertsForProject } from '../features/matching/for-project'
import { LessonsNow } from '../features/matching/lessons-now'
import { LessonTold } from '../features/lesson/told'
import { NeedsLife } from '../features/project/life/needs'
import { StageLife } from '../features/project/life/stage'
import { OutcomeLife } from '../features/project/life/outcome-life'
import { RelativesLife } from '../features/project/life/relatives'
import { DatasetsLife, OrganisationsLife } from '../features/project/life/ties'
import { TeamWay } from '../features/team/way'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'list', 'project', 'card', 'figure', 'form', 'account', 'search', 'refusal', 'life', 'team', 'lesson', 'ending', 'telling', 'matching', 'suggestion'] } as const

interface ProjectLifeProps {
  slug: string
  project: ComponentProps<typeof NeedsLife>['project']
  part: 'stage' | 'outcome' | 'needs' | 'relatives' | 'people' | 'openData' | 'experts'
  /** What stands there for who may do nothing about it. */
  children?: ReactNode
}

/** What stands in one place of the page. */
function Part({ part, slug, project, children }: ProjectLifeProps) {
  switch (part) {
    case 'stage':
      return (
        <>
          <StageLife slug={slug} renderLesson={(lesson) => <LessonTold lesson={lesson} />}>
            {children}
          </StageLife>
          <LessonsNow slug={slug} />
          <UndoBar />
        </>
      )
    case 'outcome':
      return <OutcomeLife slug={slug} />
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
