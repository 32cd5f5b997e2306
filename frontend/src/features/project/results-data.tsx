import { useId, useState } from 'react'
import { readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { GetData } from '../../ui/get-data'
import { ProjectCardFragment } from './card'
import { ProjectListFragment } from './list'
import { PlaceNameFragment } from './place-name'
import styles from './results.module.css'

interface ResultsDataProps {
  projects: FragmentType<typeof ProjectListFragment>
  query: () => Promise<string>
  variables: object
}

/** The page of results as CSV, and the query behind it. */
export function ResultsData({ projects, query, variables }: ResultsDataProps) {
  const t = useText()
  const [isOpen, setIsOpen] = useState(false)
  const panel = useId()
  const rows = readFragment(ProjectListFragment, projects).nodes.map((node) => {
    const { slug, title, stage, region, isDemo } = readFragment(ProjectCardFragment, node)
    const place = region && readFragment(PlaceNameFragment, region)
    return [title.text, title.language, t(`stage.${stage}`), place?.code ?? '', place?.name ?? '', slug, isDemo ? t('demo.mark') : '']
  })
  const columns = (['title', 'language', 'stage', 'code', 'place', 'slug', 'demo'] as const).map((name) => t(`column.${name}`))
  return (
    <div className={styles.tools}>
      <button type="button" className="linkish" aria-expanded={isOpen} aria-controls={panel} onClick={() => setIsOpen(!isOpen)}>
        {t('figure.getData')}
      </button>
      <div id={panel} hidden={!isOpen}>
        {isOpen && <GetData data={{ name: 'rialto-projects', columns, rows, query, variables }} />}
      </div>
    </div>
  )
}
