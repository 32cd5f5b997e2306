import { LanguageField, needed, ProseField, typed } from '../../../acting/fields'
import { RecordField } from '../../../acting/finder'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { AddProjectOrganisation, LinkProjects, UseDataset } from './documents'
import type { Life } from './use-life'

const LINKS = ['BUILDS_ON', 'AVOIDS_MISTAKE_OF', 'REPLICATES', 'ALLY_OF', 'MERGED_INTO'] as const
const PURPOSES = ['DESIGN', 'IMPLEMENTATION', 'EVALUATION'] as const
const ROLES = ['PARTNER', 'FUNDER'] as const

interface TieFormProps {
  project: Life
  onDone: () => void
}

/** Says what the project is to another one. */
export function LinkForm({ project, onDone }: TieFormProps) {
  const t = useText()
  const { run, form, aside } = useMemberAct(LinkProjects, { payload: (data) => data.linkProjects, fields: ['targetId', 'kind', 'note', 'language'], onDone })
  const send = (values: FormData) => {
    const kind = LINKS.find((name) => name === values.get('kind'))
    if (kind) run({ input: { projectId: project.id, targetId: needed(values, 'targetId'), kind, note: typed(values, 'note'), language: needed(values, 'language') } })
  }
  return (
    <>
      <p className="small muted">{t('telling.linkText')}</p>
      <Form label={t('life.link')} submit={t('life.link')} {...form} onSubmit={send}>
        <SelectField name="kind" label={t('life.linkKind')} options={LINKS.map((kind) => ({ value: kind, label: t(`link.${kind}`) }))} />
        <RecordField name="targetId" label={t('life.linkTarget')} hint={t('life.findHint')} kinds={['PROJECT']} without={[project.id]} />
        <ProseField name="note" label={t('project.why')} isOptional most={2000} />
        <LanguageField />
      </Form>
      {aside}
    </>
  )
}

/** Names a dataset and what it is used for. */
export function DatasetForm({ project, onDone }: TieFormProps) {
  const t = useText()
  const { run, form, aside } = useMemberAct(UseDataset, { payload: (data) => data.useDataset, fields: ['datasetId', 'purpose', 'note', 'language'], onDone })
  const send = (values: FormData) => {
    const purpose = PURPOSES.find((name) => name === values.get('purpose'))
    if (purpose) run({ input: { projectId: project.id, datasetId: needed(values, 'datasetId'), purpose, note: typed(values, 'note'), language: needed(values, 'language') } })
  }
  return (
    <>
      <Form label={t('life.addDataset')} submit={t('life.addDataset')} {...form} onSubmit={send}>
        <RecordField name="datasetId" label={t('life.dataset')} hint={t('life.findHint')} kinds={['DATASET']} />
        <SelectField name="purpose" label={t('life.purpose')} options={PURPOSES.map((purpose) => ({ value: purpose, label: t(`use.${purpose}`) }))} />
        <ProseField name="note" label={t('life.useNote')} isOptional most={2000} />
        <LanguageField />
      </Form>
      {aside}
    </>
  )
}

/** Names an organisation and what it is to the project. */
export function OrganisationForm({ project, onDone }: TieFormProps) {
  const t = useText()
  const { run, form, aside } = useMemberAct(AddProjectOrganisation, { payload: (data) => data.addProjectOrganisation, fields: ['organisationId', 'role'], onDone })
  const send = (values: FormData) => {
    const role = ROLES.find((name) => name === values.get('role'))
    if (role) run({ input: { projectId: project.id, organisationId: needed(values, 'organisationId'), role } })
  }
  return (
    <>
      <Form label={t('life.addOrganisation')} submit={t('life.addOrganisation')} {...form} onSubmit={send}>
        <RecordField name="organisationId" label={t('life.organisation')} hint={t('life.findHint')} kinds={['ORGANISATION']} />
        <SelectField name="role" label={t('life.organisationRole')} options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))} />
      </Form>
      {aside}
    </>
  )
}
