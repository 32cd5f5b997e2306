import { ActButton } from '../../../acting/act-button'
import styles from '../../../acting/acting.module.css'
import { DayField, LanguageField, needed, ProseField, today, typed } from '../../../acting/fields'
import { undoWith } from '../../../acting/undo'
import { Unfold } from '../../../acting/unfold'
import { useMemberAct } from '../../../acting/use-member-act'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { RecordEvidence, WithdrawEvidence } from './documents'
import type { Life } from './use-life'

type Asked = Life['gates'][number]['requirements'][number]

interface EvidenceProps {
  project: Life
  asked: Asked
}

function EvidenceForm({ project, asked, onDone }: EvidenceProps & { onDone: () => void }) {
  const t = useText()
  const { requirement, evidence, metOn } = asked
  const { run, form, aside } = useMemberAct(RecordEvidence, { payload: (data) => data.recordEvidence, fields: ['text', 'language', 'metOn'], onDone })
  const send = (values: FormData) =>
    run({ input: { projectId: project.id, requirement, text: needed(values, 'text'), language: needed(values, 'language'), metOn: typed(values, 'metOn') } })
  return (
    <>
      <Form label={t(`requirement.${requirement}`)} submit={t('life.save')} {...form} onSubmit={send}>
        <ProseField name="text" label={t(`requirement.${requirement}`)} hint={t(`life.asks.${requirement}`)} most={5000} defaultValue={evidence?.text} />
        <DayField name="metOn" label={t('life.metOn')} isOptional max={today()} defaultValue={metOn ?? undefined} />
        <LanguageField own={evidence?.language} />
      </Form>
      {aside}
    </>
  )
}

/** One thing that the gate asks for: written, changed or taken back in its place. */
export function Evidence({ project, asked }: EvidenceProps) {
  const t = useText()
  const { requirement, isMet, evidence, metOn } = asked
  const name = t(`requirement.${requirement}`)
  const id = `evidence-${requirement}`
  const told = evidence && { projectId: project.id, requirement, text: evidence.text, language: evidence.language, metOn: metOn ?? null }
  return (
    <li className={styles.row}>
      <p id={id} className={styles.rowTitle}>
        {name} <span className="small muted">{t(isMet ? 'project.gate.met' : 'project.gate.missing')}</span>
      </p>
      {evidence && <p lang={evidence.language}>{evidence.text}</p>}
      <div className={styles.buttons}>
        <Unfold label={t(evidence ? 'life.evidenceEdit' : 'life.evidence')} describedBy={id}>
          {(close) => <EvidenceForm project={project} asked={asked} onDone={close} />}
        </Unfold>
        {told && (
          <ActButton
            label={t('life.evidenceWithdraw')}
            describedBy={id}
            act={WithdrawEvidence}
            variables={{ input: { projectId: project.id, requirement } }}
            payload={(data) => data.withdrawEvidence}
            undo={undoWith(t('life.evidenceWithdrawn', { name }), RecordEvidence, { input: told })}
          />
        )}
      </div>
    </li>
  )
}
