import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { TablePageQuery as Answer } from '../../graphql/generated/graphql'
import { useText } from '../../i18n/text'
import { AREAS } from '../../i18n/vocabulary'
import { AreaMark } from '../../ui/area'
import { isForeign, Prose } from '../../ui/prose'
import { useLanguage } from '../../i18n/language'
import { TableAdvice } from './advice'
import { TableAgenda } from './agenda'
import { Clock } from './clock'
import type { Question, Table, Turn } from './newer'
import { TableQuestions } from './questions'
import { TableStream } from './stream'
import styles from './table.module.css'
import { useTable, type GivenTable } from './use-table'

export type TableSession = NonNullable<Answer['session']>

/** What pieces for members get to work with. */
export interface AtTable {
  session: TableSession
  table: Table
  receive: (table: GivenTable) => void
}

/** Pieces that the route puts in: each decides by itself for whom it is there. */
export interface TablePieces {
  /** For whoever runs the table. */
  Bar: ComponentType<AtTable>
  /** Under the questions: a member asks, a visitor is told how. */
  Ask: ComponentType<AtTable>
  /** Beside one question, for members. */
  QuestionActs: ComponentType<AtTable & { question: Question }>
  /** Under the advice of the turn that is on: the form of experts. */
  Contribute?: ComponentType<AtTable & { turn: Turn | undefined }>
}

interface TableViewProps {
  session: TableSession
  /** When the page was read, milliseconds by this clock. */
  readAt: number
  pieces: TablePieces
}

/** What is shown: the turn that is on, else the last one that was, so that its advice can still be read. */
const shownOf = ({ turns, currentTurn }: Table): Turn | undefined =>
  turns.find(({ id }) => id === currentTurn?.id) ?? turns.findLast(({ status }) => status === 'DONE')

/** The live table of a session, for everybody. */
export function TableView({ session, readAt, pieces: { Bar, Ask, QuestionActs, Contribute } }: TableViewProps) {
  const t = useText()
  const queries = useQueryClient()
  const reader = useLanguage()
  // A session that is hidden meanwhile: the page reads anew, and says that it is not there.
  const { table, ahead, line, fresh, receive } = useTable(session.id, session.table, readAt, () => void queries.invalidateQueries())
  const at: AtTable = { session, table, receive }
  const current = table.turns.find(({ id }) => id === table.currentTurn?.id)
  const shown = shownOf(table)
  const next = table.turns.find(({ id }) => id === table.nextTurn?.id)
  const nameOf = (turn: Turn | undefined) => turn?.project?.title ?? turn?.title
  const name = nameOf(current)
  const seated = session.experts.filter(({ status }) => status === 'ACCEPTED')
  const names = Object.fromEntries(AREAS.map((area) => [area, seated.filter((one) => one.area === area).map((one) => one.name)]))
  const isOver = table.state === 'OVER'
  const place = table.turns.findIndex(({ id }) => id === current?.id) + 1
  return (
    <>
      <p className={`small ${styles.line}`}>
        {line === 'again' && <span className={styles.again}>{t('table.line.again')}</span>}
        {line === 'ended' && <span className={styles.again}>{t('table.line.ended')}</span>}
        {line === 'on' && !isOver && table.state !== 'WAITING' && <span className={styles.live}>{t('table.live')}</span>}
        {line === 'on' && table.state === 'WAITING' && <span className="muted">{t('table.line.on')}</span>}
        {place > 0 && <span className="muted">{t('table.place', { place, count: table.turns.length })}</span>}
      </p>
      <section className={styles.now} aria-labelledby="table-now">
        <div>
          <h2 id="table-now" className={styles.title} lang={name && isForeign(name, reader) ? name.language : undefined}>
            {name ? name.text : t(`table.state.${table.state}`)}
          </h2>
          {current?.project && (
            <div className={styles.needs}>
              {current.project.needs.nodes.map((need) => (
                <p key={need.id}>
                  <AreaMark area={need.area} /> <Prose text={need.title} />
                </p>
              ))}
              <p className="small">
                <Link to="/projects/$slug" params={{ slug: current.project.slug }} className="row">
                  {t('table.project')}
                </Link>
              </p>
            </div>
          )}
          {!current && !isOver && nameOf(next) && <p>{t('table.nextIs', { title: nameOf(next)?.text ?? '' })}</p>}
          {isOver && (
            <p>
              {/* The router cannot check a path that another part of the app has. */}
              <Link to={`/sessions/${session.slug}/report` as '/'} className="btn">
                {t('table.report')}
              </Link>
            </p>
          )}
        </div>
        <Clock table={table} ahead={ahead} title={name?.text ?? ''} whole={(current?.minutes ?? 0) * 60 + (current?.extraSeconds ?? 0)} />
      </section>
      <Bar {...at} />
      <div className={styles.panes}>
        <section aria-labelledby="table-advice" className={styles.advice}>
          <h2 id="table-advice">{current || !shown ? t('table.advice') : t('table.adviceOf', { title: nameOf(shown)?.text ?? '' })}</h2>
          <TableAdvice advice={shown?.contributions ?? []} fresh={fresh} seats={names} />
          {Contribute && <Contribute turn={current} {...at} />}
        </section>
        <div className={styles.beside}>
          {session.stream && (
            <section aria-labelledby="table-stream">
              <h2 id="table-stream">{t('table.stream')}</h2>
              <TableStream stream={session.stream} title={session.title.text} />
            </section>
          )}
          <section aria-labelledby="table-questions">
            <h2 id="table-questions">{t('table.questions')}</h2>
            <TableQuestions questions={table.questions} renderActs={(question) => <QuestionActs question={question} {...at} />} />
            <Ask {...at} />
          </section>
          <section aria-labelledby="table-agenda">
            <h2 id="table-agenda">{t('table.agenda')}</h2>
            {table.turns.length === 0 ? <p className="small muted">{t('table.noTurns')}</p> : <TableAgenda turns={table.turns} current={current?.id} timeZone={session.timeZone} />}
          </section>
        </div>
      </div>
    </>
  )
}
