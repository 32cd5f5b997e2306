import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asRequestError, graphql, useOperation } from '../../graphql'
import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { DataFigure } from '../../ui/data-figure'
import { Network } from '../../ui/network/network'
import { isForeign } from '../../ui/prose'
import { Failure, Loading, Skeleton } from '../../ui/states'
import { placeAround, type AroundLink } from './around-rings'
import around from './around.module.css'
import styles from './relatives.module.css'

export const ProjectAroundQuery = graphql(`
  query ProjectAroundOne($slug: String!, $depth: Int!) {
    project(slug: $slug) {
      id
      title { text language isTranslation }
      network(depth: $depth, most: 40) {
        isWhole
        projects { id slug stage title { text language isTranslation } }
        links { id kind project { id } target { id } }
      }
    }
  }
`)

const DEPTHS = [2, 3] as const
const KINDS = ['BUILDS_ON', 'REPLICATES', 'AVOIDS_MISTAKE_OF', 'ALLY_OF', 'MERGED_INTO'] as const

/** The confirmed ties around a project, two or three steps far: drawn in rings, and said in words beside each of them. */
export function AroundFigure({ slug, source }: { slug: string; source: string }) {
  const t = useText()
  const reader = useLanguage()
  const [depth, setDepth] = useState<number>(DEPTHS[0])
  const { data, error, refetch } = useOperation(ProjectAroundQuery, { slug, depth })
  if (error) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="420px" />
      </Loading>
    )
  }
  const middle = data.project
  if (!middle) return null
  const { network } = middle
  const placed = placeAround(middle.id, network)
  const titles = new Map([[middle.id, middle.title], ...network.projects.map(({ id, title }) => [id, title] as const)])
  const nameOf = (id: string) => titles.get(id)?.text ?? ''
  const said = (id: string, link: AroundLink) => (link.project.id === id ? `${t(`link.${link.kind}`)} ${nameOf(link.target.id)}` : `${t(`linkedFrom.${link.kind}`)} ${nameOf(link.project.id)}`)
  const steps = [...new Set(placed.map(({ step }) => step))]
  const shown = new Set([middle.id, ...placed.map(({ project }) => project.id)])
  const bySlug = new Map(placed.map(({ project }) => [project.id, project.slug]))
  const kinds = KINDS.filter((kind) => network.links.some((link) => link.kind === kind))
  return (
    <>
      <div role="group" aria-label={t('ending.depth')} className={around.depths}>
        {DEPTHS.map((one) => (
          <button key={one} type="button" className="btn quiet" aria-pressed={one === depth} onClick={() => setDepth(one)}>
            {t('ending.steps', { count: one })}
          </button>
        ))}
      </div>
      <DataFigure
        className={styles.figure}
        caption={t('ending.aroundCaption', { count: placed.length })}
        source={source}
        data={{
          name: `rialto-project-${slug}-network`,
          columns: [t('column.title'), t('project.relation'), t('column.title'), t('column.slug')],
          rows: network.links.map((link) => [nameOf(link.project.id), t(`link.${link.kind}`), nameOf(link.target.id), bySlug.get(link.target.id) ?? slug]),
          query: () => documentText(hashOf(ProjectAroundQuery)),
          variables: { slug, depth },
        }}
      >
        <Network
          label={t('ending.around')}
          centre={{ key: middle.id, label: middle.title.text }}
          groups={steps.map((step) => ({ key: String(step), label: t('ending.step', { count: step }) }))}
          nodes={placed.map(({ project, step, ties }) => ({
            key: project.id,
            label: project.title.text,
            lang: isForeign(project.title, reader) ? project.title.language : undefined,
            group: String(step),
            href: `/projects/${encodeURIComponent(project.slug)}`,
            note: `${t(`stage.${project.stage}`)} · ${ties.map((link) => said(project.id, link)).join(' · ')}`,
          }))}
          parents={new Map(placed.map(({ project, parent }) => [project.id, parent]))}
          edges={network.links
            .filter(({ project, target }) => shown.has(project.id) && shown.has(target.id))
            .map(({ kind, project, target }) => ({ from: project.id, to: target.id, kind, isDirected: kind !== 'ALLY_OF' }))}
          kinds={kinds.map((kind) => ({ key: kind, label: t(`link.${kind}`) }))}
          noneWords={t('project.noRelatives')}
          renderLink={({ key, label, lang }) => (
            <Link to="/projects/$slug" params={{ slug: bySlug.get(key) ?? '' }} lang={lang} className="row">
              {label}
            </Link>
          )}
        />
      </DataFigure>
      {!network.isWhole && <p className="small muted">{t('ending.notWhole')}</p>}
    </>
  )
}
