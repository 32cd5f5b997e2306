import type { ComponentProps } from 'react'
import { ActionsLife, AdviceLife } from '../features/advice/life/advice-life'
import type { ProjectActions } from '../features/advice/actions'
import type { ProjectAdvice } from '../features/advice/project-advice'
import { WithParts } from '../i18n/with-parts'
import { Acting } from './acting'

const piece = { parts: ['rules', 'list', 'project', 'figure', 'form', 'account', 'search', 'refusal', 'advice', 'adviceAct'] } as const

interface ProjectAdviceLifeProps {
  slug: string
  part: 'advice' | 'actions'
  project: ComponentProps<typeof ProjectAdvice>['project'] & ComponentProps<typeof ProjectActions>['project']
}

/** On a project's page, for members: who advises, answers, adopts and acts does it in its place. */
export function ProjectAdviceLife({ slug, part, project }: ProjectAdviceLifeProps) {
  return (
    <WithParts parts={piece.parts}>
      <Acting>{part === 'advice' ? <AdviceLife slug={slug} project={project} /> : <ActionsLife slug={slug} project={project} />}</Acting>
    </WithParts>
  )
}
