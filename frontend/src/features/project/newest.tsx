import { asRequestError, graphql, useOperation } from '../../graphql'
import { useText } from '../../i18n/text'
import { Empty, Failure, Loading } from '../../ui/states'
import { ProjectList, ProjectListSkeleton } from './list'

const NewestProjectsQuery = graphql(`
  query NewestProjects {
    projects(first: 4, sort: NEWEST) { nodes { id } ...ProjectList }
  }
`)

/** The projects that joined last. */
export function NewestProjects() {
  const t = useText()
  const { data, error, refetch } = useOperation(NewestProjectsQuery, {})
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Loading label={t('loading')}>
        <ProjectListSkeleton count={4} columns={2} />
      </Loading>
    )
  }
  if (data.projects.nodes.length === 0) {
    return (
      <Empty title={t('home.emptyTitle')}>
        <p>{t('home.emptyText')}</p>
      </Empty>
    )
  }
  return <ProjectList projects={data.projects} columns={2} />
}
