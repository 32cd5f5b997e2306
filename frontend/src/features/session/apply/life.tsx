import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import styles from '../../../acting/acting.module.css'
import { Unfold } from '../../../acting/unfold'
import { useText } from '../../../i18n/text'
import { ApplicationForm } from './application-form'
import { MyApplication } from './mine'
import { MySeat } from './seat'
import { useApply } from './use-apply'

/** On the page of a session, for members: their applications, their seat, and the ways to what they answer for. */
export function SessionLife({ slug }: { slug: string }) {
  const t = useText()
  const [said, setSaid] = useState('')
  const found = useApply(slug)
  if (!found) return null
  const { accountId, session, mine, projects, isOpen, seat } = found
  return (
    <>
      <MySeat seat={seat} />
      {(mine.length > 0 || isOpen) && (
        <>
          <h3>{t('desk.mine')}</h3>
          <p role="status">{said}</p>
          {mine.length > 0 && (
            <ul role="list" className={styles.rows}>
              {mine.map((application) => (
                <MyApplication key={application.id} application={application} accountId={accountId} sessionId={session.id} isOpen={isOpen} />
              ))}
            </ul>
          )}
          {isOpen && projects.length > 0 && (
            <Unfold label={t('desk.apply')} isLoud={mine.length === 0}>
              {(close) => (
                <ApplicationForm
                  accountId={accountId}
                  sessionId={session.id}
                  projects={projects}
                  onDone={() => {
                    setSaid(t('desk.applied'))
                    close()
                  }}
                />
              )}
            </Unfold>
          )}
          {isOpen && projects.length === 0 && mine.length === 0 && (
            <p>
              {t('desk.noProject')}{' '}
              <Link to="/projects/new" className="row">
                {t('desk.newProject')}
              </Link>
            </p>
          )}
        </>
      )}
      {session.mayI.includes('EVALUATE') && (
        <p>
          <Link to="/sessions/$slug/evaluations" params={{ slug }} className="btn quiet">
            {t('desk.toEvaluate')}
          </Link>
        </p>
      )}
      {session.mayI.includes('SELECT') && (
        <p>
          <Link to="/sessions/$slug/desk" params={{ slug }} className="btn">
            {t('desk.open')}
          </Link>
        </p>
      )}
    </>
  )
}
