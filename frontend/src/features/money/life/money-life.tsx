import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { ORIGINAL, useOwn } from '../../../acting/own'
import { Unfold } from '../../../acting/unfold'
import { readFragment, type FragmentType } from '../../../graphql'
import { useText } from '../../../i18n/text'
import { MoneyEntries, MoneyEntriesFragment } from '../money'
import { ProjectMoneyLifeQuery, RemoveMoney, SessionMoneyLifeQuery } from './documents'
import { MoneyForm } from './money-form'

interface MoneyLifeProps {
  slug: string
  money: FragmentType<typeof MoneyEntriesFragment>
}

interface ActsProps extends Omit<MoneyLifeProps, 'slug'> {
  of: { projectId: string } | { sessionId: string }
  sessions?: readonly { id: string; title: string }[]
}

function WithActs({ money, of, sessions }: ActsProps) {
  const t = useText()
  const { nodes } = readFragment(MoneyEntriesFragment, money)
  const isSession = 'sessionId' in of
  const entries = new Map(nodes.map((entry) => [entry.id, entry]))
  return (
    <>
      <MoneyEntries
        money={money}
        of={isSession ? 'session' : 'project'}
        renderActs={(id) => {
          const entry = entries.get(id)
          // What a project recorded is changed on the page of the project.
          if (!entry || (isSession && entry.project)) return null
          return (
            <div className={styles.buttons}>
              <Unfold label={t('money.edit')} describedBy={`money-${id}`}>
                {(close) => <MoneyForm of={of} entry={entry} onDone={close} />}
              </Unfold>
              <ActButton
                label={t('money.remove')}
                describedBy={`money-${id}`}
                question={t('money.removeAsk')}
                act={RemoveMoney}
                variables={{ input: { id } }}
                payload={(data) => data.removeMoney}
              />
            </div>
          )
        }}
      />
      <Unfold label={t(isSession ? 'money.recordCost' : 'money.record')}>{(close) => <MoneyForm of={of} {...(sessions ? { sessions } : {})} onDone={close} />}</Unfold>
    </>
  )
}

/** The money of a project, for those who edit it. */
export function ProjectMoneyLife({ slug, money }: MoneyLifeProps) {
  const project = useOwn(ProjectMoneyLifeQuery, { slug }, ORIGINAL).data?.project
  if (!project?.mayI.includes('EDIT')) return <MoneyEntries money={money} of="project" />
  const sessions = new Map(project.turns.map(({ session: { id, title } }) => [id, { id, title: title.text }]))
  return <WithActs money={money} of={{ projectId: project.id }} sessions={[...sessions.values()]} />
}

/** The money of a session, for those who edit it. */
export function SessionMoneyLife({ slug, money }: MoneyLifeProps) {
  const session = useOwn(SessionMoneyLifeQuery, { slug }, ORIGINAL).data?.session
  if (!session?.mayI.includes('EDIT')) return <MoneyEntries money={money} of="session" />
  return <WithActs money={money} of={{ sessionId: session.id }} />
}
