import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { RowsData } from '../../listing/rows-data'
import styles from './aside.module.css'
import { pageData } from './page-data'

const ProjectOriginFragment = graphql(`
  fragment ProjectOrigin on Project {
    slug
    stage
    website
    startedOn
    endedOn
    sdgs
    tags
    updatedAt
    title { text language isTranslation }
    summary { text: plain language isTranslation }
    budget { amount currency amountEur }
    region { code }
    source { name id }
  }
`)

interface ProjectOriginProps {
  project: FragmentType<typeof ProjectOriginFragment>
  /** Where the page comes from, and the day it was read. */
  source: string
}

/** Where the entry comes from, and the way to take it along; on paper, where it was printed from. */
export function ProjectOrigin({ project, source: reading }: ProjectOriginProps) {
  const t = useText()
  const { day } = useFormats()
  const { slug, stage, website, startedOn, endedOn, sdgs, tags, updatedAt, title, summary, budget, region, source } = readFragment(ProjectOriginFragment, project)
  const rows: [string, string | number][] = [
    [t('column.title'), title.text],
    [t('column.language'), title.language],
    [t('project.summary'), summary?.text ?? ''],
    [t('column.stage'), t(`stage.${stage}`)],
    [t('column.code'), region?.code ?? ''],
    [t('project.started'), startedOn ?? ''],
    [t('project.endedOn'), endedOn ?? ''],
    [t('project.budget'), budget?.amount ?? ''],
    [t('project.currency'), budget?.currency ?? ''],
    [t('project.inEuro'), budget?.amountEur ?? ''],
    [t('project.goals'), sdgs.join(' ')],
    [t('project.tags'), tags.join(' ')],
    [t('column.slug'), slug],
  ]
  return (
    <>
      <p className="small muted">
        {source ? t('project.source', { name: source.name, id: source.id }) : t('project.sourceHere')} {t('project.updated', { date: day(updatedAt) })}{' '}
        {website?.startsWith('http') && (
          <a href={website} rel="noopener nofollow" className="row">
            {t('project.website')}
          </a>
        )}
      </p>
      <p className={`small print-only ${styles.address}`}>
        {window.location.origin + window.location.pathname} · {reading}
      </p>
      <div className="screen-only">
        <RowsData data={pageData(slug, { name: `rialto-project-${slug}`, columns: [t('column.figure'), t('column.value')], rows })} />
      </div>
    </>
  )
}
