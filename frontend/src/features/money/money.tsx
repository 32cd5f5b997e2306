import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { Prose } from '../../ui/prose'
import styles from './money.module.css'

export const MoneyEntriesFragment = graphql(`
  fragment MoneyEntries on MoneyEntryConnection {
    totalCount
    nodes {
      id role amountEur basis happenedOn source evidence
      project { slug title { text language isTranslation } }
      session { slug title { text language isTranslation } }
    }
  }
`)

interface MoneyEntriesProps {
  money: FragmentType<typeof MoneyEntriesFragment>
  /** On whose page they stand: that one is not named again. */
  of: 'project' | 'session'
  renderActs?: ((id: string) => ReactNode) | undefined
}

/** What was put in and what came, latest first, each with its source and where it can be checked. */
export function MoneyEntries({ money: told, of, renderActs }: MoneyEntriesProps) {
  const t = useText()
  const { money, day, number } = useFormats()
  const { nodes, totalCount } = readFragment(MoneyEntriesFragment, told)
  return (
    <>
      <ul role="list" className={styles.entries}>
        {nodes.map(({ id, role, amountEur, basis, happenedOn, source, evidence, project, session }) => (
          <li key={id} id={`money-${id}`}>
            <p className="num">
              <strong>{money(amountEur, 'EUR')}</strong> {t(`moneyRole.${role}`)} · {t(`figureBasis.${basis}`)}
            </p>
            <p className="small muted">
              {source} · <time dateTime={happenedOn}>{day(happenedOn)}</time>
              {evidence && (
                <>
                  {' · '}
                  <a href={evidence} rel="noopener nofollow ugc">
                    {t('money.evidence')}
                  </a>
                </>
              )}
            </p>
            {of === 'session' && project && (
              <p className="small">
                <Link to="/projects/$slug" params={{ slug: project.slug }} className="row">
                  <Prose text={project.title} />
                </Link>
              </p>
            )}
            {of === 'project' && session && (
              <p className="small">
                <Link to="/sessions/$slug/report" params={{ slug: session.slug }} className="row">
                  <Prose text={session.title} />
                </Link>
              </p>
            )}
            {renderActs?.(id)}
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p className="small muted">{t('money.firstOf', { shown: number(nodes.length), all: number(totalCount) })}</p>}
    </>
  )
}
