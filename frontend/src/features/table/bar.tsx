import { useEffect, useRef, useState } from 'react'
import type { Issue } from '../../acts/issues'
import { useSignInAgain } from '../../acting/sign-in-again'
import type { RequestError } from '../../graphql/errors'
import { useText } from '../../i18n/text'
import { Problem } from '../../ui/form/problem'
import { CloseTable, EndTurn, ExtendTurn, OpenTable, PauseTurn, ResumeTurn, SkipTurn, StartTurn } from './acts'
import { Press, type Pressed } from './press'
import { useSaid } from './said'
import type { AtTable } from './table'
import styles from './table.module.css'

/** Minutes that one press gives. */
const MORE = [1, 2, 5] as const

/** For whoever runs the table: one row of buttons, each saying what it does; what somebody else did first is told calmly. */
export function TableBar({ session, table, receive }: AtTable) {
  const t = useText()
  const say = useSaid()
  const renderDialog = useSignInAgain()
  const bar = useRef<HTMLDivElement>(null)
  const wasPressed = useRef(false)
  const [issues, setIssues] = useState<readonly Issue[]>([])
  const [error, setError] = useState<RequestError>()
  const [isAsking, setIsAsking] = useState(false)
  const { state, seq, currentTurn, nextTurn } = table
  // The button that was pressed may be gone with the state it belonged to: the focus stays in the bar.
  useEffect(() => {
    if (!wasPressed.current || document.activeElement !== document.body) return
    wasPressed.current = false
    bar.current?.querySelector('button')?.focus()
  }, [state, seq])
  if (state === 'OVER') return null
  const pressed: Pressed = {
    onPress: () => {
      wasPressed.current = true
      setError(undefined)
    },
    onAnswer: ({ issues: found, session: answered }) => {
      setIssues(found)
      if (answered) receive(answered.table)
    },
    onFailure: setError,
  }
  const onTurn = (turnId: string) => ({ input: { turnId, expectedSeq: seq } })
  const closing = { input: { sessionId: session.id, expectedSeq: seq } }
  const title = (id: string | undefined) => {
    const turn = table.turns.find((one) => one.id === id)
    return (turn?.project?.title ?? turn?.title)?.text ?? t('table.turn')
  }
  const turn = currentTurn?.id
  const next = nextTurn?.id
  return (
    <section ref={bar} className={styles.facilitator} aria-label={t('table.bar')}>
      <div className={styles.buttons}>
        {state === 'WAITING' && <Press {...pressed} isLoud label={t('table.open')} act={OpenTable} variables={{ input: { sessionId: session.id } }} payload={(data) => data.openTable} />}
        {state === 'OPEN' && next !== undefined && <Press {...pressed} isLoud label={t('table.start', { title: title(next) })} act={StartTurn} variables={onTurn(next)} payload={(data) => data.startTurn} />}
        {state === 'RUNNING' && turn !== undefined && <Press {...pressed} isLoud label={t('table.pause')} act={PauseTurn} variables={onTurn(turn)} payload={(data) => data.pauseTurn} />}
        {state === 'PAUSED' && turn !== undefined && <Press {...pressed} isLoud label={t('table.resume')} act={ResumeTurn} variables={onTurn(turn)} payload={(data) => data.resumeTurn} />}
        {turn !== undefined &&
          MORE.map((minutes) => (
            <Press
              key={minutes}
              {...pressed}
              label={t('table.extend', { count: minutes })}
              act={ExtendTurn}
              variables={{ input: { turnId: turn, expectedSeq: seq, seconds: minutes * 60 } }}
              payload={(data) => data.extendTurn}
            />
          ))}
        {turn !== undefined && <Press {...pressed} label={t('table.end')} act={EndTurn} variables={onTurn(turn)} payload={(data) => data.endTurn} />}
        {state !== 'WAITING' && (turn ?? next) !== undefined && (
          <Press
            key={`skip ${turn ?? next}`}
            {...pressed}
            label={t('table.skip')}
            question={t('table.skipAsk', { title: title(turn ?? next) })}
            act={SkipTurn}
            variables={onTurn(turn ?? next ?? '')}
            payload={(data) => data.skipTurn}
          />
        )}
        {state !== 'WAITING' && <Press {...pressed} label={t('table.close')} question={t('table.closeAsk')} act={CloseTable} variables={closing} payload={(data) => data.closeTable} />}
      </div>
      <div role="status" className={styles.told}>
        {say(issues)}
        {error && <Problem error={error} onSignIn={renderDialog && (() => setIsAsking(true))} />}
      </div>
      {isAsking && renderDialog?.({ onDone: () => { setIsAsking(false); setError(undefined) }, onClose: () => setIsAsking(false) })}
    </section>
  )
}
