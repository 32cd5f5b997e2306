import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { Prose } from '../../ui/prose'
import styles from './aside.module.css'

export const ProjectPlaceFragment = graphql(`
  fragment ProjectPlace on Project {
    region { code ...PlaceName }
    cluster { slug name { text language isTranslation } }
  }
`)

/** The region with its dashboard, and the cluster. */
export function ProjectPlace({ project }: { project: FragmentType<typeof ProjectPlaceFragment> }) {
  const t = useText()
  const { region, cluster } = readFragment(ProjectPlaceFragment, project)
  if (!region && !cluster) return <p className="muted small">{t('project.noPlace')}</p>
  return (
    <dl className={styles.facts}>
      {region && (
        <>
          <dt>{t('project.region')}</dt>
          <dd>
            <Link to="/regions/$code" params={{ code: region.code }}>
              <PlaceName region={region} />
            </Link>
          </dd>
        </>
      )}
      {cluster && (
        <>
          <dt>{t('project.cluster')}</dt>
          <dd>
            <Link to="/clusters/$slug" params={{ slug: cluster.slug }}>
              <Prose text={cluster.name} />
            </Link>
          </dd>
        </>
      )}
    </dl>
  )
}
