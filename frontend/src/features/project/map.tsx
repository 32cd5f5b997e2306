import { Link } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { ProjectFilter, ProjectMapQuery as Found } from '../../graphql/generated/graphql'
import { asRequestError, useOperation } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { isForeign } from '../../ui/prose'
import { EuropeMap, type Look } from '../../ui/map/map'
import { clusterLook, MarkerName, singleClass } from '../../ui/map/marker'
import type { Merged } from '../../ui/map/merge'
import { viewOf, writeView, type Box, type MapView } from '../../ui/map/view'
import { Failure } from '../../ui/states'
import styles from './map.module.css'
import { ProjectMapQuery } from './queries'
import { useRegionLabels } from './region-labels'

const NONE: never[] = []

type Cluster = Found['projects']['mapClusters'][number]

interface ProjectMapProps {
  filter: ProjectFilter
  view?: MapView | undefined
  /** Without it the map is a picture whose clusters lead to the Projects page. */
  onViewChange?: (view: MapView) => void
  /** Hears what the map shows. */
  onLook?: (look: Look) => void
  /** A cluster was pressed that no zoom can take apart: its projects share a point. */
  onEnd?: () => void
  className?: string | undefined
}

/** A cluster far away from the Projects page: a link that opens the map there, close enough to tell its projects apart. */
const ASSUMED = { width: 700, height: 500 }
const addressOf = (bounds: Box) => writeView(viewOf(bounds, ASSUMED, 9))

/** Projects by place, gathered by the server for what is visible. */
export function ProjectMap({ filter, view, onViewChange, onLook, onEnd, className }: ProjectMapProps) {
  const t = useText()
  const reader = useLanguage()
  const { number } = useFormats()
  const [look, setLook] = useState<Look>()
  const hear = useCallback(
    (next: Look) => {
      setLook(next)
      onLook?.(next)
    },
    [onLook],
  )
  const variables = { filter, box: look?.box ?? { west: 0, south: 0, east: 0, north: 0 }, zoom: look?.zoom ?? 0 }
  const { data, error, isFetching, refetch } = useOperation(ProjectMapQuery, variables, { enabled: look !== undefined, keepPrevious: true })
  const places = data?.projects.mapClusters ?? NONE

  const render = (place: Merged<Cluster>, show: (box: Box, marker: HTMLElement) => boolean) => {
    const project = place.only?.project
    if (project) {
      return (
        <Link to="/projects/$slug" params={{ slug: project.slug }} className={singleClass} aria-label={project.title.text} lang={isForeign(project.title, reader) ? project.title.language : undefined}>
          <MarkerName>{project.title.text}</MarkerName>
        </Link>
      )
    }
    const label = t('map.cluster', { count: place.count })
    const shown = place.count > 9999 ? `${Math.round(place.count / 1000)}k` : number(place.count)
    return onViewChange ? (
      <button type="button" {...clusterLook(place.count)} aria-label={label} onClick={({ currentTarget }) => show(place.bounds, currentTarget) || onEnd?.()}>
        {shown}
      </button>
    ) : (
      <Link to="/projects" search={{ view: 'map', at: addressOf(place.bounds) }} {...clusterLook(place.count)} aria-label={label}>
        {shown}
      </Link>
    )
  }

  const labels = useRegionLabels(onViewChange && look?.zoom)
  const failure = error && asRequestError(error)
  return (
    <div className={className}>
      <EuropeMap
        label={t('map.label')}
        view={view}
        {...(onViewChange ? { onViewChange } : {})}
        onLook={hear}
        places={places}
        labels={labels}
        renderPlace={render}
        isBusy={isFetching}
        className={styles.fill}
      />
      {failure && (
        <div className={`sheet ${styles.failure}`}>
          <Failure code={failure.code} requestId={failure.requestId} onRetry={() => void refetch()} />
        </div>
      )}
    </div>
  )
}
