import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { graphql, readFragment, useOperation, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { RowsData } from '../../listing/rows-data'
import { Paragraphs } from '../../ui/paragraphs'
import { Prose } from '../../ui/prose'
import { pageData } from './page-data'
import { PURPOSES, shareByPurpose } from './purposes'
import styles from './uses.module.css'

/** As many as the page asks for at first. */
const FIRST = 30
/** The most that one question to the API brings. */
const MOST = 100

const DatasetUseFragment = graphql(`
  fragment DatasetUse on DatasetUse {
    id
    purpose
    note { text: plain html language }
    project { slug title { text language isTranslation } }
    pilot { slug title { text language isTranslation } }
  }
`)

export const DatasetUsesFragment = graphql(`
  fragment DatasetUses on Dataset {
    slug
    uses(first: 30) { totalCount nodes { ...DatasetUse } }
  }
`)

const DatasetUsesQuery = graphql(`
  query DatasetUses($slug: String!) {
    dataset(slug: $slug) {
      uses(first: 100) { nodes { ...DatasetUse } }
    }
  }
`)

/** Who uses a dataset, by what for: to shape a solution, to run it, to see what came of it. */
export function DatasetUses({ dataset }: { dataset: FragmentType<typeof DatasetUsesFragment> }) {
  const t = useText()
  const { number } = useFormats()
  const { slug, uses } = readFragment(DatasetUsesFragment, dataset)
  const [isMore, setIsMore] = useState(false)
  const { data: more } = useOperation(DatasetUsesQuery, { slug }, { enabled: isMore })
  const nodes = more?.dataset?.uses.nodes ?? uses.nodes
  const rows = nodes.map((node) => readFragment(DatasetUseFragment, node))
  if (rows.length === 0) return <p className="muted">{t('dataset.noUses')}</p>
  return (
    <>
      {shareByPurpose(rows).map(({ purpose, uses: own }) => (
        <section key={purpose} className={styles.purpose} aria-labelledby={`use-${purpose}`}>
          <h3 id={`use-${purpose}`}>{t(`dataset.purpose.${purpose}`)}</h3>
          <ul role="list" className={styles.uses}>
            {own.map(({ id, note, project, pilot }) => (
              <li key={id}>
                {project && (
                  <p>
                    <Link to="/projects/$slug" params={{ slug: project.slug }} className="row">
                      <Prose text={project.title} />
                    </Link>
                  </p>
                )}
                {pilot && (
                  <p>
                    <Link to="/pilots/$slug" params={{ slug: pilot.slug }} className="row">
                      <Prose text={pilot.title} />
                    </Link>{' '}
                    <span className="small muted">{t('dataset.isPilot')}</span>
                  </p>
                )}
                {note && <Paragraphs text={note} className={styles.note} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {rows.length < uses.totalCount && (
        <p className={styles.more}>
          {t('dataset.someUses', { shown: number(rows.length), total: number(uses.totalCount) })}{' '}
          {rows.length <= FIRST && (
            <button type="button" className="linkish" onClick={() => setIsMore(true)}>
              {t('dataset.moreUses', { shown: number(Math.min(MOST, uses.totalCount)) })}
            </button>
          )}
        </p>
      )}
      <RowsData
        data={pageData(slug, {
          name: `rialto-dataset-${slug}-uses`,
          columns: [t('dataset.purpose'), t('dataset.usedBy'), t('column.slug'), t('dataset.note')],
          rows: PURPOSES.flatMap((purpose) =>
            rows
              .filter((use) => use.purpose === purpose)
              .map(({ note, project, pilot }) => [
                t(`use.${purpose}`),
                project?.title.text ?? pilot?.title.text ?? '',
                project ? `/projects/${project.slug}` : pilot ? `/pilots/${pilot.slug}` : '',
                note?.text ?? '',
              ]),
          ),
        })}
      />
    </>
  )
}
