import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { PlaceName } from '../../listing/place-name'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import { StageArches } from '../../ui/stage-arches'
import styles from './rows.module.css'

export const TiedProjectFragment = graphql(`
  fragment TiedProject on Project {
    slug
    stage
    isDemo
    title { text language isTranslation }
    region { code ...PlaceName }
  }
`)

/** A project that an organisation has to do with: its name, where it stands, and where it is. */
export function TiedProject({ project }: { project: FragmentType<typeof TiedProjectFragment> }) {
  const { slug, stage, isDemo, title, region } = readFragment(TiedProjectFragment, project)
  return (
    <>
      <Link to="/projects/$slug" params={{ slug }} className={styles.title}>
        <Prose text={title} />
      </Link>{' '}
      {isDemo && <DemoMark />}
      <p className="small muted">
        <StageArches stage={stage} />
        {region && (
          <>
            {' · '}
            <PlaceName region={region} />
          </>
        )}
      </p>
    </>
  )
}
