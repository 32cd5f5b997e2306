import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { ToldFigures } from '../../listing/told-figures'
import { Paragraphs } from '../../ui/paragraphs'
import styles from './outcome.module.css'

export const ProjectOutcomeFragment = graphql(`
  fragment ProjectOutcome on Outcome {
    kind
    causes
    concludedOn
    publication
    publishOn
    isPublic
    waitsFor
    figures { ...ToldFigure }
    tried { html language }
    wouldDiffer { html language }
  }
`)

const today = () => new Date().toISOString().slice(0, 10)

const GOOD = new Set(['SUCCEEDED', 'PARTLY_SUCCEEDED'])

/** How a project ended, and what the next one can learn from it. */
export function ProjectOutcome({ outcome }: { outcome: FragmentType<typeof ProjectOutcomeFragment> }) {
  const t = useText()
  const { day } = useFormats()
  const { kind, causes, concludedOn, tried, wouldDiffer, figures, publication, isPublic, waitsFor, publishOn } = readFragment(ProjectOutcomeFragment, outcome)
  return (
    <section className={`${styles.outcome} ${GOOD.has(kind) ? styles.good : ''}`} aria-labelledby="outcome">
      <p className="small muted">
        {t('project.ended')}
        {concludedOn && <> · {day(concludedOn)}</>}
      </p>
      {(!isPublic || publication === 'ANONYMOUS') && (
        <p className={styles.state}>
          {waitsFor === 'TEAM' && t('ending.waitsTeam')}
          {/* Without a name it waits for a day of its own, also when the team set none. */}
          {waitsFor === 'DAY' && (publishOn && publishOn > today() ? t('ending.waitsDay', { date: day(publishOn) }) : t('ending.waitsSoon'))}{' '}
          {publication === 'ANONYMOUS' ? t(isPublic ? 'ending.isUnnamed' : 'ending.willBeUnnamed') : t('ending.teamAlone')}
        </p>
      )}
      <h2 id="outcome">{t(`outcome.${kind}`)}</h2>
      {causes.length > 0 && (
        <ul role="list" className={styles.causes} aria-label={t('project.causes')}>
          {causes.map((cause) => (
            <li key={cause}>
              <Link to="/lessons" search={{ cause: [cause] }} className="row">
                {t(`cause.${cause}`)}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {tried && (
        <>
          <h3>{t('project.tried')}</h3>
          <Paragraphs text={tried} />
        </>
      )}
      {wouldDiffer && (
        <>
          <h3>{t('project.wouldDiffer')}</h3>
          <Paragraphs text={wouldDiffer} className={styles.lesson} />
        </>
      )}
      {figures.length > 0 && (
        <>
          <h3>{t('ending.figures')}</h3>
          <ToldFigures figures={figures} />
        </>
      )}
    </section>
  )
}
