import type { ProjectAroundOneQuery } from '../../graphql/generated/graphql'

type Around = NonNullable<ProjectAroundOneQuery['project']>['network']
export type AroundProject = Around['projects'][number]
export type AroundLink = Around['links'][number]

export interface Placed {
  project: AroundProject
  /** Steps from the middle, from 1. */
  step: number
  /** Id of the project that it hangs on, one step nearer. */
  parent: string
  ties: AroundLink[]
}

/** Each project with its steps from the middle, nearest first and then as the server has them; those that no link reaches are none. */
export function placeAround(middle: string, { projects, links }: Pick<Around, 'projects' | 'links'>): Placed[] {
  const byId = new Map(projects.map((project) => [project.id, project]))
  const found = new Map<string, Placed>()
  let ring = [middle]
  for (let step = 1; ring.length > 0; step += 1) {
    const next: string[] = []
    for (const parent of ring) {
      for (const { project, target } of links) {
        const other = project.id === parent ? target.id : target.id === parent ? project.id : undefined
        const there = other === undefined || other === middle || found.has(other) ? undefined : byId.get(other)
        if (!there) continue
        found.set(there.id, { project: there, step, parent, ties: links.filter((link) => link.project.id === there.id || link.target.id === there.id) })
        next.push(there.id)
      }
    }
    ring = next
  }
  return [...found.values()]
}
