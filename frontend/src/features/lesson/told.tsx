import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { ToldFigures } from '../../listing/told-figures'
import { Paragraphs } from '../../ui/paragraphs'
import row from './row.module.css'
import styles from './told.module.css'
import { TONES } from './tones'

export const LessonToldFragment = graphql(`
  fragment LessonTold on Lesson {
    isAnonymous
    kind
    causes
    year
    stage
    areas
    focusAreas
    tags
    region { code ...PlaceName }
    tried { html language }
    wouldDiffer { html language }
    figures { ...ToldFigure }
  }
`)

/** A term of the facts, where there is something to say. */
function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The whole of a lesson, as everybody reads it: on its page, and before it is told. */
export function LessonTold({ lesson }: { lesson: FragmentType<typeof LessonToldFragment> }) {
  const t = useText()
  const { list } = useFormats()
  const { isAnonymous, kind, causes, year, stage, areas, focusAreas, tags, region, tried, wouldDiffer, figures } = readFragment(LessonToldFragment, lesson)
  return (
    <div className={`${styles.told} ${TONES[kind]}`}>
      <p className={row.line}>
        <span className={row.ended}>{t(`outcome.${kind}`)}</span>
        <span>{t(isAnonymous ? 'lesson.withoutName' : 'lesson.withName')}</span>
      </p>
      {causes.length > 0 && <p className={row.causes}>{t('lesson.because', { causes: list(causes.map((cause) => t(`cause.${cause}`))) })}</p>}
      {wouldDiffer && (
        <>
          <h3>{t('lesson.wouldDiffer')}</h3>
          <blockquote className={row.quote}>
            <Paragraphs text={wouldDiffer} className={row.said} />
          </blockquote>
        </>
      )}
      {tried && (
        <>
          <h3>{t('lesson.tried')}</h3>
          <Paragraphs text={tried} />
        </>
      )}
      {!tried && !wouldDiffer && <p className="muted">{t('lesson.untold')}</p>}
      {figures.length > 0 && (
        <>
          <h3>{t('ending.figures')}</h3>
          <ToldFigures figures={figures} />
        </>
      )}
      <dl className={styles.facts}>
        {typeof year === 'number' && <Fact term={t('lesson.concluded')}>{String(year)}</Fact>}
        {stage && <Fact term={t('filter.stage')}>{t(`stage.${stage}`)}</Fact>}
        {region && (
          <Fact term={t('filter.country')}>
            <PlaceName region={region} />
          </Fact>
        )}
        {areas.length > 0 && <Fact term={t('filter.area')}>{list(areas.map((area) => t(`area.${area}`)))}</Fact>}
        {focusAreas.length > 0 && <Fact term={t('filter.focus')}>{list(focusAreas.map((focus) => t(`focus.${focus}`)))}</Fact>}
        {tags.length > 0 && (
          <Fact term={t('lesson.tags')}>
            <ul role="list" className={styles.tags}>
              {tags.map((tag) => (
                <li key={tag}>
                  <Link to="/lessons" search={{ tag: [tag] }} className="row">
                    {tag}
                  </Link>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </div>
  )
}
