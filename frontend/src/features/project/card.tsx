import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { AreaMark } from '../../ui/area'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import { StageArches } from '../../ui/stage-arches'
import styles from './card.module.css'
import { CardPicture } from '../../listing/picture'
import { PlaceName } from '../../listing/place-name'

export const ProjectCardFragment = graphql(`
  fragment ProjectCard on Project {
    slug
    stage
    isDemo
    title { text language isTranslation }
    summary { text: plain language isTranslation }
    outcome { kind }
    region { ...PlaceName }
    images(first: 1) { ...CardPicture }
    needs(first: 8) { nodes { area status } }
  }
`)

interface ProjectCardProps {
  project: FragmentType<typeof ProjectCardFragment>
  headingLevel?: 'h2' | 'h3'
}

/** A project in a list: what it is, where it stands, what it looks for. */
export function ProjectCard({ project, headingLevel: Heading = 'h3' }: ProjectCardProps) {
  const t = useText()
  const { slug, stage, isDemo, title, summary, outcome, region, needs, images } = readFragment(ProjectCardFragment, project)
  const open = AREAS.filter((area) => needs.nodes.some((need) => need.area === area && need.status === 'OPEN'))
  return (
    <article className={styles.card}>
      <p className={styles.line}>
        {region && <PlaceName region={region} />}
        {isDemo && <DemoMark />}
      </p>
      <Heading className={styles.title}>
        <Link to="/projects/$slug" params={{ slug }} className={styles.link}>
          <Prose text={title} />
        </Link>
      </Heading>
      {summary && <Prose as="p" text={summary} className={styles.summary} />}
      <p className={styles.foot}>
        <StageArches stage={stage} />
        {outcome && <span className={styles.outcome}>{t(`outcome.${outcome.kind}`)}</span>}
        {open.length > 0 && (
          <span className={styles.needs}>
            <span className="muted small">{t('project.looksFor')}</span>
            {open.map((area) => (
              <AreaMark key={area} area={area} />
            ))}
          </span>
        )}
      </p>
      <CardPicture pictures={images} />
    </article>
  )
}
