import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { HELICES } from '../../i18n/vocabulary'
import { PlaceName, PlaceNameFragment } from '../../listing/place-name'
import { DataFigure } from '../../ui/data-figure'
import { Network } from '../../ui/network/network'
import { pageData } from './page-data'

const ClusterMembersFragment = graphql(`
  fragment ClusterMembers on Cluster {
    slug
    name { text language isTranslation }
    members(first: 100) {
      totalCount
      nodes { id helix joinedOn organisation { slug name region { ...PlaceName } } }
    }
  }
`)

interface ClusterMembersProps {
  cluster: FragmentType<typeof ClusterMembersFragment>
  /** Where the figures come from, and when they were read. */
  source: string
}

/** Who is in it: organisations around the cluster, in four groups. */
export function ClusterMembers({ cluster, source }: ClusterMembersProps) {
  const t = useText()
  const { day, month, number } = useFormats()
  const { slug, name, members } = readFragment(ClusterMembersFragment, cluster)
  const { nodes, totalCount } = members
  if (nodes.length === 0) return <p className="muted">{t('cluster.membersNone')}</p>
  const byKey = new Map(nodes.map((node) => [node.id, node]))
  const count = nodes.length
  return (
    <DataFigure
      caption={count < totalCount ? t('cluster.membersFirst', { count, all: number(totalCount) }) : t('cluster.membersCaption', { count })}
      source={source}
      data={pageData(slug, {
        name: `rialto-cluster-${slug}-members`,
        columns: [t('cluster.organisation'), t('cluster.helix'), t('column.code'), t('cluster.joined'), t('column.slug')],
        rows: nodes.map(({ helix, joinedOn, organisation }) => [
          organisation.name,
          t(`helix.${helix}`),
          organisation.region ? readFragment(PlaceNameFragment, organisation.region).code : '',
          joinedOn ?? '',
          organisation.slug,
        ]),
      })}
    >
      <Network
        label={t('cluster.membersLabel')}
        centre={{ key: 'cluster', label: name.text }}
        groups={HELICES.map((helix) => ({ key: helix, label: t(`helix.${helix}`) }))}
        nodes={nodes.map(({ id, helix, joinedOn, organisation }) => ({
          key: id,
          label: organisation.name,
          group: helix,
          href: `/organisations/${organisation.slug}`,
          note: (
            <>
              {organisation.region && <PlaceName region={organisation.region} />}
              {organisation.region && joinedOn && ' · '}
              {joinedOn && <time dateTime={joinedOn} title={day(joinedOn)}>{t('cluster.since', { date: month(joinedOn) })}</time>}
            </>
          ),
        }))}
        edges={nodes.map(({ id }) => ({ from: 'cluster', to: id, kind: 'member' }))}
        kinds={[{ key: 'member', label: t('cluster.membership') }]}
        noneWords={t('cluster.noHelix')}
        renderLink={({ key, label }) => (
          <Link to="/organisations/$slug" params={{ slug: byKey.get(key)?.organisation.slug ?? '' }} className="row">
            {label}
          </Link>
        )}
      />
    </DataFigure>
  )
}
