import { useState } from 'react'
import { useOwn } from '../../acting/own'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { LessonsNowQuery } from './documents'
import { LessonRows } from './lessons'
import styles from './matching.module.css'

const KEY = (id: string) => `rialto.lessons-read.${id}`

/** The stage at which this browser's reader put the lessons of a project away. */
function readAt(id: string): string | null {
  try {
    return localStorage.getItem(KEY(id))
  } catch {
    // Storage is refused: they are shown each time.
    return null
  }
}

function keep(id: string, stage: string) {
  try {
    localStorage.setItem(KEY(id), stage)
  } catch {
    // Storage is refused: they come again with the next visit.
  }
}

/** Where a project has just come: what failed for others from there on. For who may edit it, until they have put it away; at the next stage it comes anew. */
export function LessonsNow({ slug }: { slug: string }) {
  const t = useText()
  const project = useOwn(LessonsNowQuery, { slug }, useLanguage()).data?.project
  /** What was put away while the page is open. */
  const [put, setPut] = useState<string>()
  if (!project?.mayI.includes('EDIT')) return null
  const { id, stage, lessonsThatApply } = project
  const here = `${id} ${stage}`
  if (lessonsThatApply.length === 0 || put === here || readAt(id) === stage) return null
  return (
    <section className={styles.lessons} aria-labelledby="lessons-now">
      <h3 id="lessons-now">{t('match.lessonsNow', { stage: t(`stage.${stage}`) })}</h3>
      <p className="small muted">{t('match.lessonsNowLead')}</p>
      <LessonRows lessons={lessonsThatApply} />
      <button
        type="button"
        className="btn quiet"
        onClick={() => {
          keep(id, stage)
          setPut(here)
        }}
      >
        {t('match.lessonsRead')}
      </button>
    </section>
  )
}
