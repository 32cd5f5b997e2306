import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { DayField, LanguageField, LineField, needed, today, typed } from '../../../acting/fields'
import { undoWith } from '../../../acting/undo'
import { Unfold } from '../../../acting/unfold'
import { useMemberAct } from '../../../acting/use-member-act'
import { useFormats } from '../../../i18n/format'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { AddMilestone, EditMilestone, RemoveMilestone } from './documents'
import { useLife, type Life } from './use-life'

type Milestone = Life['milestones'][number]

interface MilestoneFormProps {
  pilot: Life
  /** The one to change; a new one without. */
  milestone?: Milestone
  onDone: () => void
}

const FIELDS = ['title', 'dueOn', 'doneOn', 'language'] as const

function MilestoneForm({ pilot, milestone, onDone }: MilestoneFormProps) {
  const t = useText()
  const add = useMemberAct(AddMilestone, { payload: (data) => data.addMilestone, fields: FIELDS, onDone })
  const edit = useMemberAct(EditMilestone, { payload: (data) => data.editMilestone, fields: FIELDS, onDone })
  const { form, aside } = milestone ? edit : add
  const send = (values: FormData) => {
    const told = { title: needed(values, 'title'), dueOn: typed(values, 'dueOn'), doneOn: typed(values, 'doneOn') }
    if (milestone) edit.run({ input: { id: milestone.id, ...told } })
    else add.run({ input: { pilotId: pilot.id, ...told, language: needed(values, 'language') } })
  }
  return (
    <>
      <Form label={t('life.milestone')} submit={t('life.save')} {...form} onSubmit={send}>
        <LineField name="title" label={t('life.milestone')} hint={t('life.milestoneHint')} most={200} defaultValue={milestone?.title.text} />
        <DayField name="dueOn" label={t('life.dueOn')} isOptional defaultValue={milestone?.dueOn ?? undefined} />
        <DayField name="doneOn" label={t('life.doneOn')} isOptional max={today()} defaultValue={milestone?.doneOn ?? undefined} />
        {!milestone && <LanguageField />}
      </Form>
      {aside}
    </>
  )
}

/** Steps of the plan, ticked off by the team. */
export function MilestonesLife({ slug }: { slug: string }) {
  const t = useText()
  const { day } = useFormats()
  const pilot = useLife(slug)
  if (!pilot) return null
  return (
    <>
      <ul role="list" className={styles.rows}>
        {pilot.milestones.map((milestone) => {
          const { id, title, dueOn, doneOn } = milestone
          return (
            <li key={id} className={styles.row}>
              <p id={`milestone-${id}`} lang={title.language}>
                {title.text}
              </p>
              <p className="small muted">{doneOn ? t('pilot.doneOn', { date: day(doneOn) }) : dueOn && t('pilot.dueOn', { date: day(dueOn) })}</p>
              <div className={styles.buttons}>
                {!doneOn && (
                  <ActButton
                    label={t('life.done')}
                    describedBy={`milestone-${id}`}
                    act={EditMilestone}
                    variables={{ input: { id, doneOn: today() } }}
                    payload={(data) => data.editMilestone}
                    undo={undoWith(t('life.doneSaid', { name: title.text }), EditMilestone, { input: { id, doneOn: null } })}
                  />
                )}
                <Unfold label={t('life.change')} describedBy={`milestone-${id}`}>
                  {(close) => <MilestoneForm pilot={pilot} milestone={milestone} onDone={close} />}
                </Unfold>
                <ActButton
                  label={t('life.unlink')}
                  describedBy={`milestone-${id}`}
                  act={RemoveMilestone}
                  variables={{ input: { id } }}
                  payload={(data) => data.removeMilestone}
                  undo={undoWith(t('life.removed', { name: title.text }), AddMilestone, {
                    input: { pilotId: pilot.id, title: title.text, language: title.language, dueOn: dueOn ?? null, doneOn: doneOn ?? null },
                  })}
                />
              </div>
            </li>
          )
        })}
      </ul>
      <Unfold label={t('life.addMilestone')}>{(close) => <MilestoneForm pilot={pilot} onDone={close} />}</Unfold>
    </>
  )
}
