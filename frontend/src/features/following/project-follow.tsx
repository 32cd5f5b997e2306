import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { FollowButton } from './follow'
import styles from './following.module.css'

const ProjectFollowFragment = graphql(`
  fragment ProjectFollow on Project {
    id
    isFollowed
    followers
  }
`)

/** How many follow a project, never who, and the press that does it. */
export function ProjectFollow({ project }: { project: FragmentType<typeof ProjectFollowFragment> }) {
  const t = useText()
  const { id, isFollowed, followers } = readFragment(ProjectFollowFragment, project)
  return (
    <div className={styles.line}>
      {followers > 0 && <span>{t('project.followers', { count: followers })}</span>}
      <FollowButton id={id} isFollowed={isFollowed} />
    </div>
  )
}
