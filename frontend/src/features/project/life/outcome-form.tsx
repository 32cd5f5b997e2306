import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { OutcomeFields } from './outcome-fields'
import type { LessonShown } from './preview'
import type { Life } from './use-life'
import { useTelling } from './use-telling'

interface OutcomeFormProps {
  project: Life
  renderLesson: LessonShown
  onDone: () => void
}

/** Tells, or tells anew, how a project ended. */
export function OutcomeForm({ project, renderLesson, onDone }: OutcomeFormProps) {
  const t = useText()
  const { form, hasNames, below } = useTelling({ project, renderLesson, onTold: onDone })
  return (
    <>
      {project.outcome && <p className="small muted">{t('telling.anew')}</p>}
      <Form label={t('life.outcome')} submit={t('life.save')} {...form}>
        <OutcomeFields project={project} hasNames={hasNames} />
      </Form>
      {below}
    </>
  )
}
