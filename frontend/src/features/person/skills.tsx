import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { DataFigure } from '../../ui/data-figure'
import { pageData } from './page-data'
import { levelOf, LEVELS } from './skill-levels'
import styles from './skills.module.css'

const ExpertSkillsFragment = graphql(`
  fragment ExpertSkills on Person {
    slug
    skills { skill level }
  }
`)

interface ExpertSkillsProps {
  person: FragmentType<typeof ExpertSkillsFragment>
  /** Where the figures come from, and when they were read. */
  source: string
}

/** What somebody masters and how well, the best first: four steps each, with the step in words. */
export function ExpertSkills({ person, source }: ExpertSkillsProps) {
  const t = useText()
  const { slug, skills } = readFragment(ExpertSkillsFragment, person)
  if (skills.length === 0) return <p className="muted small">{t('person.noSkills')}</p>
  const best = skills.toSorted((one, other) => other.level - one.level)
  return (
    <DataFigure
      caption={t('person.skillsCaption')}
      source={source}
      data={pageData(slug, {
        name: `rialto-expert-${slug}-skills`,
        columns: [t('person.skill'), t('person.level'), t('person.levelWords')],
        rows: best.map(({ skill, level }) => [t(`skill.${skill}`), level, t(`person.level.${levelOf(level)}`)]),
      })}
    >
      <ul role="list" className={styles.skills}>
        {best.map(({ skill, level }) => (
          <li key={skill}>
            <Link to="/experts" search={{ skill: [skill] }} className="row">
              {t(`skill.${skill}`)}
            </Link>
            <span className={styles.level}>
              <span className={styles.steps} aria-hidden="true">
                {LEVELS.map((step) => (
                  <span key={step} className={step <= levelOf(level) ? styles.reached : styles.ahead} />
                ))}
              </span>
              {t(`person.level.${levelOf(level)}`)}
            </span>
          </li>
        ))}
      </ul>
    </DataFigure>
  )
}
