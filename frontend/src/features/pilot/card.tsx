import { Link } from '@tanstack/react-router'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { CardPicture } from '../../listing/picture'
import { PlaceName } from '../../listing/place-name'
import { DemoMark } from '../../ui/demo-mark'
import { Prose } from '../../ui/prose'
import styles from './card.module.css'
import { PilotStanding } from './standing'
import { PilotStatus } from './status'

export const PilotCardFragment = graphql(`
  fragment PilotCard on Pilot {
    slug
    status
    isDemo
    title { text language isTranslation }
    summary { text: plain language isTranslation }
    region { ...PlaceName }
    images(first: 1) { ...CardPicture }
    ...PilotStanding
  }
`)

interface PilotCardProps {
  pilot: FragmentType<typeof PilotCardFragment>
  /** The day of reading, YYYY-MM-DD: what was due before it is late. */
  today: string
  headingLevel?: 'h2' | 'h3'
}

/** A pilot in a list: where it stands, where it is, what it reached and what comes next. */
export function PilotCard({ pilot, today, headingLevel: Heading = 'h3' }: PilotCardProps) {
  const read = readFragment(PilotCardFragment, pilot)
  const { slug, status, isDemo, title, summary, region, images } = read
  return (
    <article className={styles.card}>
      <p className={styles.line}>
        <PilotStatus status={status} />
        {region && <PlaceName region={region} />}
        {isDemo && <DemoMark />}
      </p>
      <Heading className={styles.title}>
        <Link to="/pilots/$slug" params={{ slug }} className={styles.link}>
          <Prose text={title} />
        </Link>
      </Heading>
      {summary && <Prose as="p" text={summary} className={styles.summary} />}
      <p className={styles.foot}>
        <PilotStanding pilot={read} today={today} />
      </p>
      <CardPicture pictures={images} />
    </article>
  )
}
