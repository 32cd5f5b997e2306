import { LanguageField, needed, ProseField } from '../../../acting/fields'
import { CheckList } from '../../../acting/check-list'
import { useKept } from '../../../acting/use-kept'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { AREAS } from '../../../i18n/vocabulary'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { CRITERIA, FIELD_OF } from '../criteria'
import { ApplyToSession, EditApplication } from './documents'
import type { Mine, OwnProject } from './use-apply'

const FIELDS = ['projectId', 'areas', 'socialImpact', 'readiness', 'need', 'language'] as const
const MOST = 3000

interface ApplicationFormProps {
  accountId: string
  sessionId: string
  /** Those one may choose among. */
  projects: readonly OwnProject[]
  /** The one to change; a new one without. */
  application?: Mine
  onDone: () => void
}

/** Applies with a project, or changes what was sent. What is typed is kept in this browser until it is sent. */
export function ApplicationForm({ accountId, sessionId, projects, application, onDone }: ApplicationFormProps) {
  const t = useText()
  const kept = useKept(accountId, application ? `application.${application.id}` : `apply.${sessionId}`)
  const finish = () => {
    kept.forget()
    onDone()
  }
  const apply = useMemberAct(ApplyToSession, { payload: (data) => data.applyToSession, fields: FIELDS, onDone: finish })
  const edit = useMemberAct(EditApplication, { payload: (data) => data.editApplication, fields: FIELDS, onDone: finish })
  const { form, aside } = application ? edit : apply
  const send = (values: FormData) => {
    const areas = AREAS.filter((area) => values.getAll('areas').includes(area))
    const told = { areas, socialImpact: needed(values, 'socialImpact'), readiness: needed(values, 'readiness'), need: needed(values, 'need'), language: needed(values, 'language') }
    if (application) edit.run({ input: { id: application.id, version: application.version, ...told } })
    else apply.run({ input: { sessionId, projectId: needed(values, 'projectId'), ...told } })
  }
  const label = t(application ? 'desk.applyEdit' : 'desk.apply')
  return (
    <div onInput={kept.onInput}>
      {kept.isFound && <p className="small muted">{t('desk.kept')}</p>}
      <Form isWide label={label} submit={t(application ? 'desk.save' : 'desk.applySend')} {...form} onSubmit={send}>
        {!application && (
          <SelectField
            name="projectId"
            label={t('desk.project')}
            hint={t('desk.projectHint')}
            defaultValue={projects.find(({ id }) => id === kept.of('projectId'))?.id ?? projects[0]?.id ?? ''}
            options={projects.map(({ id, title }) => ({ value: id, label: title.text }))}
          />
        )}
        <CheckList
          name="areas"
          label={t('desk.areas')}
          hint={t('desk.areasHint')}
          options={AREAS.map((area) => ({ value: area, label: t(`area.${area}`) }))}
          chosen={kept.allOf('areas') ?? application?.areas ?? []}
        />
        {CRITERIA.map((criterion) => {
          const name = FIELD_OF[criterion]
          return (
            <ProseField
              key={criterion}
              name={name}
              label={t(`desk.criterion.${criterion}`)}
              hint={t(`desk.criterionHint.${criterion}`)}
              most={MOST}
              defaultValue={kept.of(name) ?? application?.[name].text}
            />
          )
        })}
        <LanguageField own={kept.of('language') ?? application?.language} />
      </Form>
      {aside}
    </div>
  )
}
