import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { PlaceName } from '../../listing/place-name'
import { Prose } from '../../ui/prose'
import styles from './facts.module.css'
import { PilotStatus } from './status'

export const PilotFactsFragment = graphql(`
  fragment PilotFacts on Pilot {
    status
    startedOn
    endedOn
    region { code ...PlaceName }
    cluster { slug macroScenario name { text language isTranslation } }
    project { slug title { text language isTranslation } }
  }
`)

/** Where it stands, when it ran, and what it is part of. */
export function PilotFacts({ pilot }: { pilot: FragmentType<typeof PilotFactsFragment> }) {
  const t = useText()
  const { day } = useFormats()
  const { status, startedOn, endedOn, region, cluster, project } = readFragment(PilotFactsFragment, pilot)
  return (
    <dl className={styles.facts}>
      <dt>{t('pilot.status')}</dt>
      <dd>
        <PilotStatus status={status} />
      </dd>
      <dt>{t('pilot.start')}</dt>
      <dd>{startedOn ? day(startedOn) : <span className={styles.none}>{t('pilot.missing')}</span>}</dd>
      <dt>{t('pilot.end')}</dt>
      <dd>{endedOn ? day(endedOn) : <span className={styles.none}>{t('pilot.missing')}</span>}</dd>
      {region && (
        <>
          <dt>{t('pilot.region')}</dt>
          <dd>
            <Link to="/regions/$code" params={{ code: region.code }} className="row">
              <PlaceName region={region} />
            </Link>
          </dd>
        </>
      )}
      {cluster && (
        <>
          <dt>{t('pilot.cluster')}</dt>
          <dd>
            <Link to="/clusters/$slug" params={{ slug: cluster.slug }}>
              <Prose text={cluster.name} />
            </Link>
          </dd>
          <dt>{t('pilot.scenario')}</dt>
          <dd>
            <Link to="/pilots" search={{ scenario: [cluster.macroScenario] }} className="row">
              {t(`macro.${cluster.macroScenario}`)}
            </Link>
          </dd>
        </>
      )}
      {project && (
        <>
          <dt>{t('pilot.grew')}</dt>
          <dd>
            <Link to="/projects/$slug" params={{ slug: project.slug }}>
              <Prose text={project.title} />
            </Link>
          </dd>
        </>
      )}
      {!cluster && !project && <dd className={styles.none}>{t('pilot.noTies')}</dd>}
    </dl>
  )
}
