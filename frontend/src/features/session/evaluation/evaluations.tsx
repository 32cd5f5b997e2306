import { useEffect, useRef, useState } from 'react'
import styles from '../../../acting/acting.module.css'
import type { EvaluationsQuery as Answer } from '../../../graphql/generated/graphql'
import { useText } from '../../../i18n/text'
import { Prose } from '../../../ui/prose'
import desk from '../desk/desk.module.css'
import { useCallClosed } from '../use-now'
import { OneApplication } from './one'
import { standingOf, type Standing } from './to-do'

type Session = NonNullable<Answer['session']>
export type Application = Session['applications'][number]

const VIEWS = ['TODO', 'DONE', 'CONFLICT'] as const satisfies readonly Standing[]

/** An evaluator's desk: what is still to do and what is done, one application at a time. */
export function Evaluations({ session, accountId }: { session: Session; accountId: string }) {
  const t = useText()
  const [view, setView] = useState<Standing>('TODO')
  const [openId, setOpenId] = useState<string>()
  const [said, setSaid] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const status = useRef<HTMLParagraphElement>(null)
  /** The reader has gone on: the focus goes along. */
  const isGoingOn = useRef(false)
  const isClosed = useCallClosed(session.call)
  const all = session.applications
  const of = (standing: Standing) => all.filter((one) => standingOf(one) === standing)
  const rows = of(view)
  // The one that was chosen, else the first of the pile.
  const open = rows.find(({ id }) => id === openId) ?? rows[0]
  const shownId = open?.id
  useEffect(() => {
    if (!isGoingOn.current) return
    isGoingOn.current = false
    const heading = shownId === undefined ? null : box.current?.querySelector<HTMLElement>('h3')
    ;(heading ?? status.current)?.focus()
  }, [shownId])
  const choose = (id: string | undefined) => {
    isGoingOn.current = true
    setOpenId(id)
  }
  const done = (sentence: string) => {
    setSaid(sentence)
    choose(undefined)
  }
  return (
    <>
      <p>{t('desk.blind')}</p>
      <div role="group" aria-label={t('desk.filter')} className={desk.switch}>
        {VIEWS.map((name) => (
          <button key={name} type="button" className="btn quiet" aria-pressed={view === name} onClick={() => setView(name)}>
            {t(`desk.view.${name}`, { count: of(name).length })}
          </button>
        ))}
      </div>
      <p ref={status} role="status" tabIndex={-1}>
        {said}
      </p>
      {!open && <p className="muted">{t(view === 'TODO' ? (all.length === 0 ? 'desk.evaluateNone' : 'desk.evaluateAll') : 'desk.viewEmpty')}</p>}
      {rows.length > 1 && (
        <nav aria-label={t('desk.choose')}>
          <ul role="list" className={styles.rows}>
            {rows.map((row) => (
              <li key={row.id}>
                <button type="button" className="linkish" aria-current={row === open || undefined} onClick={() => choose(row.id)}>
                  {row.project ? <Prose text={row.project.title} /> : t('desk.projectHidden')}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div ref={box}>{open && <OneApplication key={open.id} accountId={accountId} application={open} isClosed={isClosed} onDone={done} />}</div>
    </>
  )
}
