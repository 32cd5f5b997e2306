import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import styles from './aside.module.css'

export const ProjectFactsFragment = graphql(`
  fragment ProjectFacts on Project {
    startedOn
    endedOn
    budget { amount currency amountEur }
  }
`)

/** Money and dates. */
export function ProjectFacts({ project }: { project: FragmentType<typeof ProjectFactsFragment> }) {
  const t = useText()
  const { money, day } = useFormats()
  const { budget, startedOn, endedOn } = readFragment(ProjectFactsFragment, project)
  if (!budget && !startedOn && !endedOn) return <p className="muted small">{t('project.noMoney')}</p>
  return (
    <dl className={`num ${styles.facts}`}>
      {budget && (
        <>
          <dt>{t('project.budget')}</dt>
          <dd>{money(budget.amount, budget.currency)}</dd>
        </>
      )}
      {budget && budget.currency !== 'EUR' && typeof budget.amountEur === 'number' && (
        <>
          <dt>{t('project.inEuro')}</dt>
          <dd>{money(budget.amountEur, 'EUR')}</dd>
        </>
      )}
      {startedOn && (
        <>
          <dt>{t('project.started')}</dt>
          <dd>
            <time dateTime={startedOn}>{day(startedOn)}</time>
          </dd>
        </>
      )}
      {endedOn && (
        <>
          <dt>{t('project.endedOn')}</dt>
          <dd>
            <time dateTime={endedOn}>{day(endedOn)}</time>
          </dd>
        </>
      )}
    </dl>
  )
}
