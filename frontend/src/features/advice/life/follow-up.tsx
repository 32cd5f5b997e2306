import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { LanguageField, needed, ProseField, typed } from '../../../acting/fields'
import { ORIGINAL, useOwn } from '../../../acting/own'
import { useMemberAct } from '../../../acting/use-member-act'
import { asRequestError, graphql } from '../../../graphql'
import type { FollowUpPageQuery as Answer, FollowUpState } from '../../../graphql/generated/graphql'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { Empty, Failure, Loading, Skeleton } from '../../../ui/states'
import { ActionState } from '../action-state'
import styles from '../../../acting/acting.module.css'
import { ActionStateActs } from './action-acts'
import { AnswerFollowUp } from './documents'

export const FollowUpPageQuery = graphql(`
  query FollowUpPage($slug: String!, $session: String!) {
    project(slug: $slug) {
      id
      slug
      mayI
      title { text language }
      actions(first: 50, status: [OPEN]) { nodes { id status dueOn isMine title { text language } } }
      followUps { day state text { text language } session { id } }
    }
    session(slug: $session) { id slug title { text language } }
  }
`)

const STATES = ['ON_TRACK', 'DONE', 'SLOWED', 'STALLED', 'GIVEN_UP'] as const satisfies readonly FollowUpState[]
type Project = NonNullable<Answer['project']>

/** The two days at which leaders are asked. */
type FollowUpDay = 30 | 90

interface TellProps {
  project: Project
  session: NonNullable<Answer['session']>
  day: FollowUpDay
}

function Tell({ project, session, day }: TellProps) {
  const t = useText()
  const [isTold, setIsTold] = useState(false)
  const before = project.followUps.find((one) => one.day === day && one.session.id === session.id)
  const { run, form, aside } = useMemberAct(AnswerFollowUp, { payload: (data) => data.answerFollowUp, fields: ['state', 'text', 'language'], onDone: () => setIsTold(true) })
  const send = (values: FormData) => {
    const state = STATES.find((name) => name === values.get('state'))
    if (state) run({ input: { projectId: project.id, sessionId: session.id, day, state, text: typed(values, 'text'), language: needed(values, 'language') } })
  }
  if (!project.mayI.includes('ANSWER_ADVICE')) return <p>{t('adviceAct.followUpTeam')}</p>
  return (
    <>
      <Form label={t('adviceAct.followUp')} submit={t('adviceAct.followUpSend')} {...form} done={isTold && t('adviceAct.followUpDone')} onSubmit={send}>
        <SelectField name="state" label={t('adviceAct.followUpState')} defaultValue={before?.state ?? STATES[0]} options={STATES.map((value) => ({ value, label: t(`followUp.${value}`) }))} />
        <ProseField name="text" label={t('adviceAct.followUpText')} hint={t('adviceAct.followUpHint')} isOptional most={4000} defaultValue={before?.text?.text} />
        <LanguageField own={before?.text?.language} />
      </Form>
      {aside}
    </>
  )
}

interface FollowUpProps {
  slug: string
  session: string
  day: FollowUpDay
}

/** Where the letter leads some time after a session: what became of it, and the actions that are still open. */
export function FollowUp({ slug, session, day }: FollowUpProps) {
  const t = useText()
  const { data, error, refetch } = useOwn(FollowUpPageQuery, { slug, session }, ORIGINAL)
  if (error && !data) {
    const { code, requestId } = asRequestError(error)
    return <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <Loading label={t('loading')}>
        <Skeleton height="24rem" />
      </Loading>
    )
  }
  if (!data.project || !data.session) {
    return (
      <Empty title={t('adviceAct.followUpGone')}>
        <p>
          <Link to="/my" className="row">
            {t('nav.my')}
          </Link>
        </p>
      </Empty>
    )
  }
  const { project } = data
  const mayManage = project.mayI.includes('MANAGE_ACTIONS')
  return (
    <>
      <section>
        <h2>
          <Link to="/projects/$slug" params={{ slug }} className="row">
            {project.title.text}
          </Link>
        </h2>
        <p>{t('adviceAct.followUpAsks', { session: data.session.title.text, count: day })}</p>
        <Tell project={project} session={data.session} day={day} />
      </section>
      <section>
        <h2>{t('advice.actions.OPEN', { count: project.actions.nodes.length })}</h2>
        {project.actions.nodes.length === 0 && <p className="muted">{t('adviceAct.noneOpen')}</p>}
        <ul role="list" className={styles.rows}>
          {project.actions.nodes.map((action) => (
            <li key={action.id} className={styles.row}>
              <p id={`action-${action.id}-title`} className={styles.rowTitle}>
                {action.title.text} <ActionState status={action.status} dueOn={action.dueOn} />
              </p>
              {(mayManage || action.isMine) && (
                <div className={styles.buttons}>
                  <ActionStateActs action={action} />
                </div>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
