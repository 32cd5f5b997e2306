import { Link } from '@tanstack/react-router'
import { readFragment, type FragmentType } from '../../graphql'
import type { SuggestionRowFragment as Answer } from '../../graphql/generated/graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { PlaceName } from '../../listing/place-name'
import { AreaMark } from '../../ui/area'
import { Prose } from '../../ui/prose'
import { StageArches } from '../../ui/stage-arches'
import { Answers } from './answers'
import { SuggestionFragment } from './documents'
import styles from './matching.module.css'
import { Reasons } from './reasons'
import { standingOf, type Side, type Standing } from './sides'

/** Who is suggested to a project. */
function Expert({ person: { slug, name, areas, headline, region } }: { person: Answer['person'] }) {
  return (
    <>
      <h3 className={styles.title}>
        <Link to="/experts/$slug" params={{ slug }} className="row">
          {name}
        </Link>
      </h3>
      {headline && <Prose as="p" text={headline} />}
      <p className={`small muted ${styles.facts}`}>
        {AREAS.filter((area) => areas.includes(area)).map((area) => (
          <AreaMark key={area} area={area} />
        ))}
        {region && <PlaceName region={region} />}
      </p>
    </>
  )
}

/** Which project is suggested to an expert. */
function Project({ project: { slug, stage, title, summary, region } }: { project: Answer['project'] }) {
  return (
    <>
      <h3 className={styles.title}>
        <Link to="/projects/$slug" params={{ slug }} className="row">
          <Prose text={title} />
        </Link>
      </h3>
      {summary && <Prose as="p" text={summary} />}
      <p className={`small muted ${styles.facts}`}>
        <StageArches stage={stage} />
        {region && <PlaceName region={region} />}
      </p>
    </>
  )
}

interface NextProps {
  standing: Standing
  side: Side
  name: string
  agreedAt: string | null | undefined
}

/** Where it stands, and what happens next. */
function Next({ standing, side, name, agreedAt }: NextProps) {
  const t = useText()
  const { day } = useFormats()
  switch (standing) {
    case 'open':
      return null
    case 'mine':
      return <p className={styles.next}>{t(`match.next.mine.${side}`, { name })}</p>
    case 'theirs':
      return <p className={styles.next}>{t(`match.next.theirs.${side}`, { name })}</p>
    case 'agreed':
      return (
        <p className={styles.agreed}>
          <strong>{t('match.agreed', { date: day(agreedAt ?? '') })}</strong> {t(`match.next.agreed.${side}`, { name })}
        </p>
      )
  }
}

interface RowProps {
  suggestion: FragmentType<typeof SuggestionFragment>
  side: Side
  onGone: () => void
}

/** One suggestion: who or what, why, where it stands, and what the reader can say. */
export function SuggestionRow({ suggestion, side, onGone }: RowProps) {
  const t = useText()
  const found = readFragment(SuggestionFragment, suggestion)
  const { project, person, need, agreedAt } = found
  const standing = standingOf(found, side)
  const name = side === 'project' ? person.name : project.title.text
  const id = `suggested-${project.id}-${person.id}`
  return (
    <li className={styles.row}>
      <span id={id} hidden>
        {name}
      </span>
      {side === 'project' ? <Expert person={person} /> : <Project project={project} />}
      {need && (
        <p className="small">
          {t('match.forNeed')} <Prose text={need.title} />
        </p>
      )}
      <Next standing={standing} side={side} name={name} agreedAt={agreedAt} />
      <Reasons suggestion={found} />
      <Answers pair={{ projectId: project.id, personId: person.id }} name={name} describedBy={id} standing={standing} onGone={onGone} />
    </li>
  )
}
