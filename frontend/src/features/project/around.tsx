import { lazy, Suspense, useState } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { Loading, Skeleton } from '../../ui/states'
import styles from './around.module.css'

const AroundFigure = lazy(async () => ({ default: (await import('./around-figure')).AroundFigure }))

const ProjectAroundFragment = graphql(`
  fragment ProjectAround on Project {
    slug
    links(first: 30) { nodes { status } }
    linkedFrom(first: 30) { nodes { status } }
  }
`)

interface ProjectAroundProps {
  project: FragmentType<typeof ProjectAroundFragment>
  source: string
}

/** Whoever wants to see further than the ties of the project itself asks for it: the page alone reads and loads none of it. */
export function ProjectAround({ project, source }: ProjectAroundProps) {
  const t = useText()
  const [isOpen, setIsOpen] = useState(false)
  const { slug, links, linkedFrom } = readFragment(ProjectAroundFragment, project)
  if (![...links.nodes, ...linkedFrom.nodes].some(({ status }) => status === 'CONFIRMED')) return null
  return (
    <>
      <button type="button" className={`btn quiet ${styles.open}`} aria-expanded={isOpen} onClick={() => setIsOpen((open) => !open)}>
        {t('ending.around')}
      </button>
      {isOpen && (
        <Suspense
          fallback={
            <Loading label={t('loading')}>
              <Skeleton height="420px" />
            </Loading>
          }
        >
          <AroundFigure slug={slug} source={source} />
        </Suspense>
      )}
    </>
  )
}
