import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asRequestError, graphql, readFragment, useOperation, type FragmentType } from '../../graphql'
import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName, PlaceNameFragment } from '../../listing/place-name'
import { RowsData } from '../../listing/rows-data'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import { StageArches } from '../../ui/stage-arches'
import { Failure, Loading, Skeleton } from '../../ui/states'
import styles from './facts.module.css'
import { pageData } from './page-data'
import { ClusterPageQuery, ClusterProjectsQuery } from './query-one'

const ClusterProjectFragment = graphql(`
  fragment ClusterProject on Project {
    slug
    stage
    isDemo
    title { text language isTranslation }
    region { ...PlaceName }
  }
`)

export const ClusterProjectsFragment = graphql(`
  fragment ClusterProjects on Cluster {
    slug
    projects(first: 6, sort: NEWEST) {
      totalCount
      nodes { id ...ClusterProject }
    }
  }
`)

export const ClusterPilotsFragment = graphql(`
  fragment ClusterPilots on Cluster {
    slug
    pilots(first: 50, sort: STARTED) {
      totalCount
      nodes { id slug status isDemo startedOn endedOn title { text language isTranslation } }
    }
  }
`)

function Project({ project }: { project: FragmentType<typeof ClusterProjectFragment> }) {
  const { slug, stage, isDemo, title, region } = readFragment(ClusterProjectFragment, project)
  return (
    <>
      <Link to="/projects/$slug" params={{ slug }}>
        <Prose text={title} />
      </Link>{' '}
      {isDemo && <DemoMark />}
      <p className={styles.line}>
        <StageArches stage={stage} />
        {region && <PlaceName region={region} />}
      </p>
    </>
  )
}

/** The newest projects of a cluster; the others come when they are asked for. */
export function ClusterProjects({ cluster }: { cluster: FragmentType<typeof ClusterProjectsFragment> }) {
  const t = useText()
  const { number } = useFormats()
  const { slug, projects } = readFragment(ClusterProjectsFragment, cluster)
  const [isAll, setIsAll] = useState(false)
  const { data, error, refetch } = useOperation(ClusterProjectsQuery, { slug }, { enabled: isAll })
  const { totalCount: all } = projects
  if (all === 0) return <p className="muted">{t('cluster.noProjects')}</p>
  const isWhole = isAll && data !== undefined
  const nodes = (isAll ? data?.cluster?.projects.nodes : undefined) ?? projects.nodes
  const failure = error && asRequestError(error)
  const isComing = isAll && !data && !failure
  return (
    <>
      <ul role="list" className={styles.ties}>
        {nodes.map((project) => (
          <li key={project.id}>
            <Project project={project} />
          </li>
        ))}
      </ul>
      {isComing && (
        <Loading label={t('loading')}>
          <Skeleton height="56px" />
        </Loading>
      )}
      {failure && <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />}
      {!isAll && all > nodes.length && (
        <button type="button" className="linkish" onClick={() => setIsAll(true)}>
          {t('cluster.allProjects', { count: all })}
        </button>
      )}
      {isWhole && all > nodes.length && <p className="small muted">{t('cluster.firstOf', { shown: number(nodes.length), all: number(all) })}</p>}
      <RowsData
        data={{
          name: `rialto-cluster-${slug}-projects`,
          columns: [t('column.title'), t('column.stage'), t('column.code'), t('column.place'), t('column.slug'), t('column.demo')],
          rows: nodes.map((node) => {
            const { title, stage, region, slug: address, isDemo } = readFragment(ClusterProjectFragment, node)
            const place = region && readFragment(PlaceNameFragment, region)
            return [title.text, t(`stage.${stage}`), place?.code ?? '', place?.name ?? '', address, isDemo ? t('demo.mark') : '']
          }),
          query: () => documentText(isWhole ? hashOf(ClusterProjectsQuery) : hashOf(ClusterPageQuery)),
          variables: { slug },
        }}
      />
    </>
  )
}

/** What it tries out. */
export function ClusterPilots({ cluster }: { cluster: FragmentType<typeof ClusterPilotsFragment> }) {
  const t = useText()
  const { month, number } = useFormats()
  const { slug, pilots } = readFragment(ClusterPilotsFragment, cluster)
  const { nodes, totalCount } = pilots
  if (nodes.length === 0) return <p className="muted">{t('cluster.noPilots')}</p>
  return (
    <>
      <ul role="list" className={styles.ties}>
        {nodes.map(({ id, slug: address, status, isDemo, startedOn, endedOn, title }) => (
          <li key={id}>
            <Link to="/pilots/$slug" params={{ slug: address }}>
              <Prose text={title} />
            </Link>{' '}
            {isDemo && <DemoMark />}
            <p className="small muted">
              {[t(`pilotStatus.${status}`), [startedOn, endedOn].map((date) => date && month(date)).filter(Boolean).join(' – ')].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p className="small muted">{t('cluster.firstOf', { shown: number(nodes.length), all: number(totalCount) })}</p>}
      <RowsData
        data={pageData(slug, {
          name: `rialto-cluster-${slug}-pilots`,
          columns: [t('column.title'), t('cluster.pilotStatus'), t('cluster.pilotStart'), t('cluster.pilotEnd'), t('column.slug'), t('column.demo')],
          rows: nodes.map(({ title, status, startedOn, endedOn, slug: address, isDemo }) => [
            title.text,
            t(`pilotStatus.${status}`),
            startedOn ?? '',
            endedOn ?? '',
            address,
            isDemo ? t('demo.mark') : '',
          ]),
        })}
      />
    </>
  )
}
