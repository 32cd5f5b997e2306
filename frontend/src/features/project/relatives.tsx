import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { DataFigure } from '../../ui/data-figure'
import { Network } from '../../ui/network/network'
import { isForeign, Prose } from '../../ui/prose'
import { More } from './more'
import { pageData } from './page-data'
import styles from './relatives.module.css'
import { groupsOf, tiesOf, type Tie } from './ties'

const ProjectRelativesFragment = graphql(`
  fragment ProjectRelatives on Project {
    slug
    title { text language isTranslation }
    links(first: 30) {
      totalCount
      nodes { id kind status note { text: plain language isTranslation } target { slug stage title { text language isTranslation } } }
    }
    linkedFrom(first: 30) {
      totalCount
      nodes { id kind status note { text: plain language isTranslation } project { slug stage title { text language isTranslation } } }
    }
  }
`)

interface ProjectRelativesProps {
  project: FragmentType<typeof ProjectRelativesFragment>
  /** Where the figures come from, and when they were read. */
  source: string
}

/** Projects it learned from, and projects that learned from it, as a network and a list. */
export function ProjectRelatives({ project, source }: ProjectRelativesProps) {
  const t = useText()
  const reader = useLanguage()
  const { slug, title, links, linkedFrom } = readFragment(ProjectRelativesFragment, project)
  const ties = tiesOf({ links, linkedFrom })
  if (ties.length === 0) return <p className="muted">{t('project.noRelatives')}</p>
  const word = ({ kind, isFrom }: Pick<Tie, 'kind' | 'isFrom'>) => (isFrom ? t(`linkedFrom.${kind}`) : t(`link.${kind}`))
  const { of, groups } = groupsOf(ties)
  const labelOf = (group: string) => {
    const tie = ties.find((one) => of(one) === group)
    return tie && group !== 'from' ? word(tie) : t('project.saidOfIt')
  }
  const byKey = new Map(ties.map((tie) => [tie.key, tie]))
  return (
    <>
      <DataFigure
        className={styles.figure}
        caption={t('project.relativesCaption')}
        source={source}
        data={pageData(slug, {
          name: `rialto-project-${slug}-relatives`,
          columns: [t('project.relation'), t('column.title'), t('column.language'), t('column.stage'), t('project.why'), t('column.slug')],
          rows: ties.map((tie) => [word(tie), tie.other.title.text, tie.other.title.language, t(`stage.${tie.other.stage}`), tie.note?.text ?? '', tie.other.slug]),
        })}
      >
        <Network
          label={t('project.relatives')}
          centre={{ key: 'project', label: title.text }}
          groups={groups.map((group) => ({ key: group, label: labelOf(group) }))}
          nodes={ties.map((tie) => ({
            key: tie.key,
            label: tie.other.title.text,
            lang: isForeign(tie.other.title, reader) ? tie.other.title.language : undefined,
            group: of(tie),
            href: `/projects/${encodeURIComponent(tie.other.slug)}`,
            note: (
              <>
                {of(tie) === 'from' && `${word(tie)} · `}
                {t(`stage.${tie.other.stage}`)}
                {tie.note && (
                  <>
                    {' · '}
                    <Prose text={tie.note} />
                  </>
                )}
              </>
            ),
          }))}
          edges={ties.map(({ key, kind, isFrom }) => ({
            ...(isFrom ? { from: key, to: 'project' } : { from: 'project', to: key }),
            kind: 'tie',
            isDirected: kind !== 'ALLY_OF',
          }))}
          kinds={[{ key: 'tie', label: t('project.relation') }]}
          noneWords={t('project.noRelatives')}
          renderLink={({ key, label, lang }) => (
            <Link to="/projects/$slug" params={{ slug: byKey.get(key)?.other.slug ?? '' }} lang={lang} className="row">
              {label}
            </Link>
          )}
        />
      </DataFigure>
      <More shown={links.nodes.length + linkedFrom.nodes.length} all={links.totalCount + linkedFrom.totalCount} />
    </>
  )
}
