import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { DayField, figure, FigureField, LanguageField, LineField, needed, today, typed } from '../../../acting/fields'
import { Unfold } from '../../../acting/unfold'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { SelectField } from '../../../ui/form/select-field'
import { useAmounts } from '../use-amounts'
import { AddIndicator, EditIndicator, RecordMeasurement, RemoveIndicator } from './documents'
import { useLife, type Life } from './use-life'

type Indicator = Life['indicators'][number]
const DIRECTIONS = ['HIGHER', 'LOWER'] as const
const FIELDS = ['name', 'unit', 'baseline', 'target', 'better', 'language'] as const

interface IndicatorFormProps {
  pilot: Life
  /** The one to change; a new one without. */
  indicator?: Indicator
  onDone: () => void
}

function IndicatorForm({ pilot, indicator, onDone }: IndicatorFormProps) {
  const t = useText()
  const add = useMemberAct(AddIndicator, { payload: (data) => data.addIndicator, fields: FIELDS, onDone })
  const edit = useMemberAct(EditIndicator, { payload: (data) => data.editIndicator, fields: FIELDS, onDone })
  const { form, aside } = indicator ? edit : add
  const send = (values: FormData) => {
    const better = DIRECTIONS.find((one) => one === values.get('better')) ?? 'HIGHER'
    const told = { name: needed(values, 'name'), unit: needed(values, 'unit'), baseline: figure(values, 'baseline'), target: figure(values, 'target'), better }
    if (indicator) edit.run({ input: { id: indicator.id, ...told } })
    else add.run({ input: { pilotId: pilot.id, ...told, language: needed(values, 'language') } })
  }
  return (
    <>
      <Form label={t('life.indicator')} submit={t('life.save')} {...form} onSubmit={send}>
        <LineField name="name" label={t('life.indicator')} hint={t('life.indicatorHint')} most={200} defaultValue={indicator?.name.text} />
        <LineField name="unit" label={t('pilot.unit')} hint={t('life.unitHint')} most={40} defaultValue={indicator?.unit} />
        <FigureField name="baseline" label={t('pilot.baseline')} isOptional defaultValue={indicator?.baseline ?? undefined} />
        <FigureField name="target" label={t('pilot.target')} isOptional defaultValue={indicator?.target ?? undefined} />
        <SelectField name="better" label={t('pilot.direction')} defaultValue={indicator?.better ?? 'HIGHER'} options={DIRECTIONS.map((one) => ({ value: one, label: t(`pilot.better.${one}`) }))} />
        {!indicator && <LanguageField />}
      </Form>
      {aside}
    </>
  )
}

function MeasurementForm({ indicator, onDone }: { indicator: Indicator; onDone: () => void }) {
  const t = useText()
  const { run, form, aside } = useMemberAct(RecordMeasurement, { payload: (data) => data.recordMeasurement, fields: ['value', 'measuredOn'], onDone })
  const send = (values: FormData) => run({ input: { indicatorId: indicator.id, value: figure(values, 'value') ?? Number.NaN, measuredOn: typed(values, 'measuredOn') } })
  return (
    <>
      <Form label={t('life.measure')} submit={t('life.save')} {...form} onSubmit={send}>
        <FigureField name="value" label={t('life.value')} hint={indicator.unit} />
        <DayField name="measuredOn" label={t('pilot.measuredOn')} max={today()} defaultValue={today()} />
      </Form>
      {aside}
    </>
  )
}

/** What is measured, written down by the team. */
export function IndicatorsLife({ slug }: { slug: string }) {
  const t = useText()
  const { amount } = useAmounts()
  const pilot = useLife(slug)
  if (!pilot) return null
  return (
    <>
      <ul role="list" className={styles.rows}>
        {pilot.indicators.map((indicator) => {
          const { id, name, unit, measured } = indicator
          return (
            <li key={id} className={styles.row}>
              <p id={`indicator-${id}`}>
                <span lang={name.language}>{name.text}</span> {typeof measured === 'number' && <span className="small muted">{amount(measured, unit)}</span>}
              </p>
              <div className={styles.buttons}>
                <Unfold label={t('life.measure')} describedBy={`indicator-${id}`}>
                  {(close) => <MeasurementForm indicator={indicator} onDone={close} />}
                </Unfold>
                <Unfold label={t('life.change')} describedBy={`indicator-${id}`}>
                  {(close) => <IndicatorForm pilot={pilot} indicator={indicator} onDone={close} />}
                </Unfold>
                <ActButton
                  label={t('life.unlink')}
                  describedBy={`indicator-${id}`}
                  question={t('life.indicatorAsk', { name: name.text })}
                  act={RemoveIndicator}
                  variables={{ input: { id } }}
                  payload={(data) => data.removeIndicator}
                />
              </div>
            </li>
          )
        })}
      </ul>
      <Unfold label={t('life.addIndicator')}>{(close) => <IndicatorForm pilot={pilot} onDone={close} />}</Unfold>
    </>
  )
}
