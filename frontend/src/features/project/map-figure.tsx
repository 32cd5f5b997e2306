import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { graphql, useOperation } from '../../graphql'
import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { DataFigure } from '../../ui/data-figure'
import styles from './map-figure.module.css'

const ProjectsByCountryQuery = graphql(`
  query ProjectsByCountry {
    projects(first: 1) {
      facets(of: [COUNTRY]) { name values { value count } }
    }
  }
`)

const NO_FILTER = {}

/** The map comes after the first view, and its land with it. */
const ProjectMap = lazy(async () => {
  const [{ ProjectMap }] = await Promise.all([import('./map'), import('../../ui/map/europe-map')])
  return { default: ProjectMap }
})

/** The living map of Home: where projects are; its table counts them by country. */
export function ProjectMapFigure() {
  const t = useText()
  const { country, day } = useFormats()
  const { data, dataUpdatedAt } = useOperation(ProjectsByCountryQuery, {})
  const counts = data?.projects.facets.flatMap(({ values }) => values)
  const caption = (
    <>
      {t('home.mapCaption')}{' '}
      <Link to="/projects" search={{ view: 'map' }} className="row">
        {t('home.openMap')}
      </Link>
    </>
  )
  return (
    <DataFigure
      caption={caption}
      label={t('home.mapCaption')}
      source={data ? t('figure.source', { date: day(new Date(dataUpdatedAt).toISOString()) }) : t('loading')}
      data={
        counts && {
          name: 'rialto-projects-by-country',
          columns: [t('column.country'), t('column.code'), t('column.projects')],
          rows: counts.map(({ value, count }) => [country(value), value, count]),
          query: () => documentText(hashOf(ProjectsByCountryQuery)),
          variables: {},
        }
      }
    >
      <Suspense fallback={<div className={styles.canvas} aria-busy="true" />}>
        <ProjectMap filter={NO_FILTER} className={styles.canvas} />
      </Suspense>
    </DataFigure>
  )
}
