import { Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import styles from '../../../acting/acting.module.css'
import { RecordField } from '../../../acting/finder'
import { LanguageField, LineField, needed } from '../../../acting/fields'
import { Unfold } from '../../../acting/unfold'
import { useMemberAct } from '../../../acting/use-member-act'
import { useLanguage } from '../../../i18n/language'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { SetAgenda } from './documents'
import desk from './desk.module.css'
import { minutesOf, room, totalOf, type Slot } from './plan'
import { Slots } from './slots'
import type { Desk } from './use-desk'

/** Minutes a project gets until somebody says otherwise, and a break. */
const USUAL = '20'
const BREAK = '10'

const slotOf = ({ id, minutes, status, title, project }: Desk['turns'][number]): Slot => ({
  key: id,
  id,
  projectId: project?.id,
  title: (project?.title ?? title)?.text ?? '',
  language: (project?.title ?? title)?.language ?? 'und',
  minutes: String(minutes),
  isFixed: status !== 'PLANNED',
})

/** What the server is to keep: turns that are there by their ids, others by what they are. */
const inputOf = (slots: readonly Slot[]) =>
  slots.map(({ id, projectId, title, language, ...slot }) => ({
    ...(id !== undefined && { id }),
    ...(projectId === undefined ? { title, language } : { projectId }),
    minutes: minutesOf(slot) ?? 0,
  }))

const isSame = (one: readonly Slot[], other: readonly Slot[]) => JSON.stringify(inputOf(one)) === JSON.stringify(inputOf(other))

/** All minutes together against those of the session. */
function Sum({ slots, minutes }: { slots: readonly Slot[]; minutes: number | undefined }) {
  const t = useText()
  const total = totalOf(slots)
  const isOver = minutes !== undefined && total > minutes
  return (
    <p className={desk.sum} data-over={isOver || undefined}>
      {minutes === undefined ? t('desk.sumOpen', { total }) : isOver ? t('desk.sumOver', { total, room: minutes, over: total - minutes }) : t('desk.sum', { total, room: minutes, free: minutes - total })}
    </p>
  )
}

function BreakForm({ onAdd }: { onAdd: (slot: Slot) => void }) {
  const t = useText()
  return (
    <Form isBusy={false} isQuiet label={t('desk.addBreak')} submit={t('desk.add')} onSubmit={(values) => onAdd({ key: crypto.randomUUID(), title: needed(values, 'title'), language: needed(values, 'language'), minutes: BREAK })}>
      <LineField name="title" label={t('desk.breakTitle')} hint={t('desk.breakHint')} most={200} />
      <LanguageField />
    </Form>
  )
}

/** Any other public project that the manager gives a turn. */
function OtherForm({ without, onAdd }: { without: readonly string[]; onAdd: (slot: Slot) => void }) {
  const t = useText()
  const [chosen, setChosen] = useState<{ id: string; text: string; language: string }>()
  return (
    <Form isBusy={false} isQuiet label={t('desk.addOther')} submit={t('desk.add')} onSubmit={() => chosen && onAdd({ key: crypto.randomUUID(), projectId: chosen.id, title: chosen.text, language: chosen.language, minutes: USUAL })}>
      <RecordField
        name="projectId"
        label={t('desk.project')}
        hint={t('desk.otherHint')}
        kinds={['PROJECT']}
        without={without}
        onChoose={(node) => setChosen(node?.__typename === 'Project' ? { id: node.id, text: node.title.text, language: node.title.language } : undefined)}
      />
    </Form>
  )
}

/** Puts the agenda together, turn by turn. Nothing is public before it is saved. */
export function AgendaBuilder({ session }: { session: Desk }) {
  const t = useText()
  const language = useLanguage()
  const there = session.turns.map(slotOf)
  /** What is changed and not saved yet; nothing while the page shows what is there. */
  const [changed, setChanged] = useState<Slot[]>()
  const [said, setSaid] = useState('')
  const slots = changed ?? there
  const { run, form, aside } = useMemberAct(SetAgenda, {
    payload: (data) => data.setAgenda,
    onDone: () => {
      setChanged(undefined)
      setSaid(t('desk.agendaSaved'))
    },
  })
  const isWrong = slots.some((slot) => minutesOf(slot) === undefined)
  const waiting = session.applications.flatMap(({ status, project }) => (status === 'ACCEPTED' && project && !slots.some(({ projectId }) => projectId === project.id) ? [project] : []))
  const add = (slot: Slot) => {
    setChanged([...slots, slot])
    setSaid(t('desk.added', { title: slot.title }))
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!form.isBusy && !isWrong) run({ input: { sessionId: session.id, version: session.version, turns: inputOf(slots) } })
  }
  const isUnsaved = changed !== undefined && !isSame(changed, there)
  return (
    <>
      {waiting.length > 0 && (
        <>
          <h3>{t('desk.waitingForTurn')}</h3>
          <ul role="list" className={styles.rows}>
            {waiting.map((project) => (
              <li key={project.id} className={styles.row}>
                <p id={`seat-project-${project.id}`}>{project.title.text}</p>
                <div className={styles.buttons}>
                  <button type="button" className="btn quiet" aria-describedby={`seat-project-${project.id}`} onClick={() => add({ key: crypto.randomUUID(), projectId: project.id, title: project.title.text, language: project.title.language, minutes: USUAL })}>
                    {t('desk.addTurn')}
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {slots.length === 0 && <p className="muted">{t('desk.agendaEmpty')}</p>}
      <form noValidate aria-label={t('desk.agenda')} lang={language} onSubmit={save}>
        <Slots slots={slots} startsAt={session.startsAt} timeZone={session.timeZone} onChange={setChanged} onSaid={setSaid} />
        <Sum slots={slots} minutes={room(session.startsAt, session.endsAt)} />
        {isWrong && <p role="alert">{t('desk.minutesWrong')}</p>}
        <div role="alert" className={styles.alert}>
          {form.errors.map(({ text }) => text).join(' ')}
          {form.problem}
        </div>
        <p className={styles.buttons}>
          <button type="submit" className="btn" aria-disabled={form.isBusy || isWrong || !isUnsaved || undefined}>
            {form.isBusy ? t('form.sending') : t('desk.agendaSave')}
          </button>
          {isUnsaved && (
            <button type="button" className="linkish small" onClick={() => setChanged(undefined)}>
              {t('desk.agendaBack')}
            </button>
          )}
          <span role="status">{said || (isUnsaved ? t('desk.unsaved') : '')}</span>
        </p>
      </form>
      {aside}
      <Unfold label={t('desk.addBreak')}>
        {(close) => (
          <BreakForm
            onAdd={(slot) => {
              add(slot)
              close()
            }}
          />
        )}
      </Unfold>
      <Unfold label={t('desk.addOther')}>
        {(close) => (
          <OtherForm
            without={slots.flatMap(({ projectId }) => projectId ?? [])}
            onAdd={(slot) => {
              add(slot)
              close()
            }}
          />
        )}
      </Unfold>
      <p>
        <Link to="/sessions/$slug/agenda" params={{ slug: session.slug }} className="row">
          {t('session.agendaPrint')}
        </Link>
      </p>
    </>
  )
}
