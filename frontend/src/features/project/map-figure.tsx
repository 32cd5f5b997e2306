import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { graphql, useOperation } from '../../graphql'
import { hashOf } from '../../graphql/client'
import { documentText } from '../../graphql/manifest'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { useWordsAhead } from '../../i18n/with-parts'
import { DataFigure } from '../../ui/data-figure'
import { map } from './map-parts'
import styles from './map-figure.module.css'

const ProjectsByCountryQuery = graphql(`
  query ProjectsByCountry {
    projects(first: 1) {
      facets(of: [COUNTRY]) { name values { value count } }
    }
  }
`)

/** The map comes after the first view, and its land with it. */
const HomeMap = lazy(async () => {
  const [{ HomeMap }] = await Promise.all([import('./home-map'), import('../../ui/map/europe-map')])
  return { default: HomeMap }
})

/** The living map of Home: where projects are; its table counts them by country. */
export function ProjectMapFigure() {
  const t = useText()
  useWordsAhead(map.parts)
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
        <HomeMap className={styles.canvas} />
      </Suspense>
    </DataFigure>
  )
}
