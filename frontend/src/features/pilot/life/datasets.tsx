import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { LanguageField, needed, ProseField, typed } from '../../../acting/fields'
import { RecordField } from '../../../acting/finder'
import { undoWith } from '../../../acting/undo'
import { Unfold } from '../../../acting/unfold'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { Prose } from '../../../ui/prose'
import { StopUsingDataset, UseDataset } from './documents'
import { useLife } from './use-life'

const PURPOSES = ['DESIGN', 'IMPLEMENTATION', 'EVALUATION'] as const

/** Names a dataset and what the pilot uses it for. */
function DatasetForm({ pilotId, onDone }: { pilotId: string; onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(UseDataset, { payload: (data) => data.useDataset, fields: ['datasetId', 'purpose', 'note', 'language'], onDone })
  const send = (values: FormData) => {
    const purpose = PURPOSES.find((name) => name === values.get('purpose'))
    if (purpose) run({ input: { pilotId, datasetId: needed(values, 'datasetId'), purpose, note: typed(values, 'note'), language: needed(values, 'language') } })
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

/** Open data the pilot uses, named and taken away by its team. */
export function DatasetsLife({ slug }: { slug: string }) {
  const t = useText()
  const pilot = useLife(slug, 'LINK')
  if (!pilot) return null
  return (
    <>
      <ul role="list" className={styles.rows}>
        {pilot.datasetUses.nodes.map(({ id, purpose, note, dataset }) => (
          <li key={id} className={styles.row}>
            <p id={`use-${id}`}>
              <Prose text={dataset.title} /> <span className="small muted">{t(`use.${purpose}`)}</span>
            </p>
            <div className={styles.buttons}>
              <ActButton
                label={t('life.unlink')}
                describedBy={`use-${id}`}
                act={StopUsingDataset}
                variables={{ input: { id } }}
                payload={(data) => data.stopUsingDataset}
                undo={undoWith(t('life.removed', { name: dataset.title.text }), UseDataset, {
                  input: { pilotId: pilot.id, datasetId: dataset.id, purpose, ...(note && { note: note.text, language: note.language }) },
                })}
              />
            </div>
          </li>
        ))}
      </ul>
      <Unfold label={t('life.addDataset')}>{(close) => <DatasetForm pilotId={pilot.id} onDone={close} />}</Unfold>
    </>
  )
}
