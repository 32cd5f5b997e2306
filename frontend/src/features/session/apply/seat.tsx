import { useState } from 'react'
import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import type { AnswerSeatMutation } from '../../../graphql/generated/graphql'
import { useText } from '../../../i18n/text'
import { AreaMark } from '../../../ui/area'
import { AnswerSeat } from './documents'
import type { Life } from './use-apply'

/** The seat at the table that somebody is asked to take, or has taken. */
export function MySeat({ seat }: { seat: Life['experts'][number] | undefined }) {
  const t = useText()
  /** What was answered: the invitation is gone by then. */
  const [said, setSaid] = useState('')
  const answer = (accept: boolean) => ({ act: AnswerSeat, variables: { input: { id: seat?.id ?? '', accept } }, payload: (data: AnswerSeatMutation) => data.answerSeat })
  return (
    <>
      <p role="status">{said}</p>
      {seat && (
        <div className={styles.row}>
          <p id={`seat-${seat.id}`} className={styles.rowTitle}>
            {t(seat.status === 'INVITED' ? 'desk.seatAsked' : 'desk.seatMine')} <AreaMark area={seat.area} />
          </p>
          <p className="small muted">{t('desk.seatText')}</p>
          <div className={styles.buttons}>
            {seat.status === 'INVITED' && (
              <ActButton label={t('desk.seatAccept')} describedBy={`seat-${seat.id}`} {...answer(true)} onDone={() => setSaid(t('desk.seatAccepted'))} />
            )}
            <ActButton
              label={t(seat.status === 'INVITED' ? 'desk.seatDecline' : 'desk.seatLeave')}
              describedBy={`seat-${seat.id}`}
              question={t('desk.seatDeclineAsk')}
              {...answer(false)}
              onDone={() => setSaid(t('desk.seatDeclined'))}
            />
          </div>
        </div>
      )}
    </>
  )
}
