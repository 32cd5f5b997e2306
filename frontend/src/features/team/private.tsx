import { useState } from 'react'
import { ActButton } from '../../acting/act-button'
import styles from '../../acting/acting.module.css'
import { LineField, needed, ProseField, typed } from '../../acting/fields'
import { undoWith } from '../../acting/undo'
import { Unfold } from '../../acting/unfold'
import { useMemberAct } from '../../acting/use-member-act'
import { useMoment } from '../../i18n/moment'
import { useText } from '../../i18n/text'
import { Form } from '../../ui/form/form'
import { TextField } from '../../ui/form/text-field'
import { AddNote, RemoveNote, SetContact } from './documents'
import type { Team } from './use-team'

function ContactForm({ team, onDone }: { team: Team; onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(SetContact, { payload: (data) => data.setContact, fields: ['name', 'email', 'phone'], onDone })
  const send = (values: FormData) => run({ input: { recordId: team.id, name: typed(values, 'name'), email: typed(values, 'email'), phone: typed(values, 'phone') } })
  const { contact } = team
  return (
    <>
      <Form label={t('team.contact')} submit={t('team.save')} {...form} onSubmit={send}>
        <LineField name="name" label={t('team.contactName')} isOptional most={200} defaultValue={contact?.name ?? undefined} />
        <TextField name="email" type="email" label={t('team.email')} isOptional autoComplete="off" defaultValue={contact?.email ?? undefined} />
        <LineField name="phone" label={t('team.phone')} isOptional most={60} defaultValue={contact?.phone ?? undefined} />
      </Form>
      {aside}
    </>
  )
}

/** Whom to reach, for the team alone. */
export function TeamContact({ team }: { team: Team }) {
  const t = useText()
  const told = team.contact && [team.contact.name, team.contact.email, team.contact.phone].filter(Boolean)
  return (
    <>
      {told && told.length > 0 ? <p>{told.join(' · ')}</p> : <p className="muted">{t('team.noContact')}</p>}
      {team.mayI.includes('EDIT') && <Unfold label={t('team.contactEdit')}>{(close) => <ContactForm team={team} onDone={close} />}</Unfold>}
    </>
  )
}

/** What the team writes down for itself. */
export function TeamNotes({ team }: { team: Team }) {
  const t = useText()
  const { stamp } = useMoment()
  // A form that was sent is an empty one: it is made anew.
  const [sent, setSent] = useState(0)
  const { run, form, aside } = useMemberAct(AddNote, { payload: (data) => data.addNote, fields: ['text'], onDone: () => setSent(sent + 1) })
  const manages = team.mayI.includes('MANAGE_TEAM')
  return (
    <>
      {(team.notes?.length ?? 0) === 0 && <p className="muted">{t('team.noNotes')}</p>}
      <ul role="list" className={styles.rows}>
        {team.notes?.map(({ id, text, author, isMine, createdAt }) => (
          <li key={id} className={styles.row}>
            <p id={`note-${id}`}>{text}</p>
            <p className="small muted">
              {author ?? t('team.formerMember')} · {stamp(createdAt)}
            </p>
            {(isMine || manages) && (
              <div className={styles.buttons}>
                <ActButton
                  label={t('team.remove')}
                  describedBy={`note-${id}`}
                  act={RemoveNote}
                  variables={{ input: { id } }}
                  payload={(data) => data.removeNote}
                  {...(isMine ? { undo: undoWith(t('team.noteRemoved'), AddNote, { input: { recordId: team.id, text } }) } : { question: t('team.noteAsk') })}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      <Form key={sent} label={t('team.note')} submit={t('team.noteSend')} isQuiet {...form} onSubmit={(values) => run({ input: { recordId: team.id, text: needed(values, 'text') } })}>
        <ProseField name="text" label={t('team.note')} hint={t('team.noteHint')} most={5000} />
      </Form>
      {aside}
    </>
  )
}
