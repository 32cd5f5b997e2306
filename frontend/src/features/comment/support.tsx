import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useMark } from '../../graphql/signed-in'
import { useText } from '../../i18n/text'
import styles from './comment.module.css'

/** For members alone: visitors load none of it. */
const SupportAct = lazy(async () => ({ default: (await import('./support-act')).SupportAct }))

const ProjectSupportFragment = graphql(`
  fragment ProjectSupport on Project {
    id
    slug
    support
    isSupported
  }
`)

/** How many members are for a project; each has one voice. */
export function ProjectSupport({ project }: { project: FragmentType<typeof ProjectSupportFragment> }) {
  const t = useText()
  const isVisitor = useMark() === null
  const { id, slug, support, isSupported } = readFragment(ProjectSupportFragment, project)
  return (
    <div className={styles.voice}>
      <span role="status">{t('project.support', { count: support })}</span>
      {isVisitor ? (
        <Link to="/sign-in" search={{ to: `/projects/${slug}` }} preload={false} className="btn quiet">
          {t('project.supportThis')}
        </Link>
      ) : (
        <Suspense fallback={<span aria-hidden className="btn quiet">{t('project.supportThis')}</span>}>
          <SupportAct id={id} label={t('project.supportThis')} isSupported={isSupported ?? false} />
        </Suspense>
      )}
    </div>
  )
}
