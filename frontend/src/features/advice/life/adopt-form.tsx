import { useRef } from 'react'
import { LanguageField, needed, ProseField, typed } from '../../../acting/fields'
import { offerUndo, undoWith } from '../../../acting/undo'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { AdoptContribution, WithdrawAdoption } from './documents'
import type { ProjectToAct } from './use-advice-life'

interface AdoptFormProps {
  contributionId: string
  /** The reader's projects that have not adopted it; at least one. */
  projects: readonly ProjectToAct[]
  onDone: () => void
}

/** Another leader takes advice for a project of their own. */
export function AdoptForm({ contributionId, projects, onDone }: AdoptFormProps) {
  const t = useText()
  const chosen = useRef<ProjectToAct>(undefined)
  const { run, form, aside } = useMemberAct(AdoptContribution, {
    payload: (data) => data.adoptContribution,
    fields: ['projectId', 'note', 'language'],
    onDone: () => {
      const project = chosen.current
      if (project) offerUndo(undoWith(t('adviceAct.adoptedFor', { title: project.title.text }), WithdrawAdoption, { input: { contributionId, projectId: project.id } }))
      onDone()
    },
  })
  const send = (values: FormData) => {
    const project = projects.find(({ id }) => id === needed(values, 'projectId')) ?? projects[0]
    if (!project) return
    chosen.current = project
    run({ input: { contributionId, projectId: project.id, note: typed(values, 'note'), language: needed(values, 'language') } })
  }
  return (
    <>
      <Form label={t('adviceAct.adopt')} submit={t('adviceAct.adoptSend')} {...form} onSubmit={send}>
        <SelectField name="projectId" label={t('adviceAct.adoptFor')} options={projects.map(({ id, title }) => ({ value: id, label: title.text }))} />
        <ProseField name="note" label={t('adviceAct.adoptNote')} hint={t('adviceAct.adoptNoteHint')} isOptional most={2000} />
        <LanguageField />
      </Form>
      {aside}
    </>
  )
}
