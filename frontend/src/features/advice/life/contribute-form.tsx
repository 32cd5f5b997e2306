import { LanguageField, needed, ProseField, typed } from '../../../acting/fields'
import { useMemberAct } from '../../../acting/use-member-act'
import type { ContributionKind } from '../../../graphql/generated/graphql'
import { useText } from '../../../i18n/text'
import { AREAS, type Area } from '../../../i18n/vocabulary'
import { AreaMark } from '../../../ui/area'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { Contribute, EditContribution } from './documents'
import { ResourcesField, resourcesOf } from './resources-field'
import type { Told } from './use-advice-life'

const FIELDS = ['area', 'text', 'observation', 'resources', 'offer', 'language', 'sessionTurnId'] as const

interface ContributeFormProps {
  projectId: string
  /** The seat of the expert at the table; elsewhere it is chosen. */
  area?: Area | undefined
  /** The turn at which it is said; without one it is written on line. */
  sessionTurnId?: string | undefined
  /** What was written, to be changed. */
  told?: Told | undefined
  onDone: () => void
}

const KIND: ContributionKind = 'ADVICE'

/**
 * What an expert sees, advises, knows and offers. On the page of a project and at the live table alike: the words stay in the form
 * whatever is refused, so a turn that ends meanwhile loses none of them.
 */
export function ContributeForm({ projectId, area, sessionTurnId, told, onDone }: ContributeFormProps) {
  const t = useText()
  const say = useMemberAct(Contribute, { payload: (data) => data.contribute, fields: FIELDS, onDone })
  const edit = useMemberAct(EditContribution, { payload: (data) => data.editContribution, fields: FIELDS, onDone })
  const { form, aside } = told ? edit : say
  const send = (values: FormData) => {
    const chosen = area ?? AREAS.find((name) => name === values.get('area'))
    if (!chosen) return
    const words = {
      area: chosen,
      text: needed(values, 'text'),
      observation: typed(values, 'observation'),
      resources: resourcesOf(values),
      offer: typed(values, 'offer'),
      language: needed(values, 'language'),
    }
    if (told) edit.run({ input: { id: told.id, ...words } })
    else say.run({ input: { projectId, kind: KIND, sessionTurnId: sessionTurnId ?? null, ...words } })
  }
  return (
    <>
      <Form label={t(told ? 'adviceAct.edit' : 'adviceAct.contribute')} submit={t(told ? 'adviceAct.save' : 'adviceAct.send')} {...form} onSubmit={send}>
        {area ? (
          <p>
            <AreaMark area={area} />
          </p>
        ) : (
          <SelectField name="area" label={t('adviceAct.area')} defaultValue={told?.area ?? AREAS[0]} options={AREAS.map((name) => ({ value: name, label: t(`area.${name}`) }))} />
        )}
        <ProseField name="observation" label={t('adviceAct.observation')} hint={t('adviceAct.observationHint')} isOptional most={4000} defaultValue={told?.observation?.text} />
        <ProseField name="text" label={t('adviceAct.text')} hint={t('adviceAct.textHint')} most={4000} defaultValue={told?.text.text} />
        <ResourcesField given={told?.resources ?? []} />
        <ProseField name="offer" label={t('adviceAct.offer')} hint={t('adviceAct.offerHint')} isOptional most={2000} defaultValue={told?.offer?.text} />
        <LanguageField own={told?.text.language} />
      </Form>
      {aside}
    </>
  )
}
