import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { RowsData } from '../../listing/rows-data'
import { pageData } from './page-data'
import { LedProjectsFragment, OrganisationProjectsFragment } from './projects'
import { TiedProjectFragment } from './tied-project'

export const OrganisationOriginFragment = graphql(`
  fragment OrganisationOrigin on Organisation {
    slug
    updatedAt
    source { name id }
    memberships(first: 50) {
      nodes { helix joinedOn cluster { slug name { text language isTranslation } } }
    }
    ...LedProjects
    ...OrganisationProjects
  }
`)

/** Where the entry comes from, and its ties to take along. */
export function OrganisationOrigin({ organisation }: { organisation: FragmentType<typeof OrganisationOriginFragment> }) {
  const t = useText()
  const { day } = useFormats()
  const own = readFragment(OrganisationOriginFragment, organisation)
  const { slug, updatedAt, source, memberships } = own
  const led = readFragment(LedProjectsFragment, own).ledProjects.nodes.map((project) => ({ role: 'LEAD' as const, project }))
  const others = readFragment(OrganisationProjectsFragment, own).projects.nodes
  return (
    <>
      <p className="small muted">
        {source ? t('organisation.source', { name: source.name, id: source.id }) : t('organisation.sourceHere')} {t('organisation.updated', { date: day(updatedAt) })}
      </p>
      <RowsData
        data={pageData(slug, {
          name: `rialto-organisation-${slug}`,
          columns: [t('organisation.tie'), t('column.title'), t('column.language'), t('column.stage'), t('organisation.joined'), t('organisation.address')],
          rows: [
            ...[...led, ...others].map(({ role, project }) => {
              const { slug: address, title, stage } = readFragment(TiedProjectFragment, project)
              return [t(`role.${role}`), title.text, title.language, t(`stage.${stage}`), '', `/projects/${address}`]
            }),
            ...memberships.nodes.map(({ helix, joinedOn, cluster }) => [
              `${t('organisation.member')}, ${t(`helix.${helix}`)}`,
              cluster.name.text,
              cluster.name.language,
              '',
              joinedOn ?? '',
              `/clusters/${cluster.slug}`,
            ]),
          ],
        })}
      />
    </>
  )
}
