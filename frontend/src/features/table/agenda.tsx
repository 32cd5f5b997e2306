import { Link } from '@tanstack/react-router'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { Prose } from '../../ui/prose'
import type { Turn } from './newer'
import styles from './table.module.css'

interface AgendaProps {
  turns: readonly Turn[]
  current: string | undefined
  timeZone: string
}

/** All turns in their order: what is over, what is on, what comes. */
export function TableAgenda({ turns, current, timeZone }: AgendaProps) {
  const t = useText()
  const { time } = useMoment()
  return (
    <ol role="list" className={styles.turns}>
      {turns.map(({ id, title, project, minutes, status, plannedStartAt }) => (
        <li key={id} aria-current={id === current ? 'step' : undefined} data-status={status}>
          <span>
            {project ? (
              <Link to="/projects/$slug" params={{ slug: project.slug }} className="row">
                <Prose text={project.title} />
              </Link>
            ) : (
              title ? <Prose text={title} /> : t('table.turn')
            )}
          </span>
          <span className="small muted num">
            {status === 'PLANNED' ? `${time(plannedStartAt, timeZone)} · ${t('table.minutes', { count: minutes })}` : t(`table.status.${status}`)}
          </span>
        </li>
      ))}
    </ol>
  )
}
