import { figure, FigureField, LineField, typed } from '../../../acting/fields'
import { ORIGINAL, useOwn } from '../../../acting/own'
import { Unfold } from '../../../acting/unfold'
import { useMemberAct } from '../../../acting/use-member-act'
import { graphql } from '../../../graphql'
import { useText } from '../../../i18n/text'
import { Form } from '../../../ui/form/form'
import { SetRecording } from './documents'

const RecordingsQuery = graphql(`
  query Recordings($slug: String!) {
    session(slug: $slug) { id mayI turns { id status recording { url offsetSeconds } } }
  }
`)

interface RecordingProps {
  turnId: string
  recording: { url: string; offsetSeconds?: number | null } | null | undefined
  onDone: () => void
}

function RecordingForm({ turnId, recording, onDone }: RecordingProps) {
  const t = useText()
  const { run, form, aside } = useMemberAct(SetRecording, { payload: (data) => data.setRecording, fields: ['url', 'offsetSeconds'], onDone })
  const send = (values: FormData) => {
    const minutes = figure(values, 'offsetSeconds')
    run({ input: { turnId, url: typed(values, 'url'), offsetSeconds: minutes === null ? null : Math.round(minutes * 60) } })
  }
  const offset = recording?.offsetSeconds
  return (
    <>
      <Form label={t('adviceAct.recording')} submit={t('adviceAct.save')} {...form} onSubmit={send}>
        <LineField name="url" label={t('adviceAct.recordingUrl')} hint={t('adviceAct.recordingHint')} isOptional most={2000} defaultValue={recording?.url} />
        <FigureField name="offsetSeconds" label={t('adviceAct.recordingAt')} isOptional defaultValue={typeof offset === 'number' ? Math.round(offset / 6) / 10 : undefined} />
      </Form>
      {aside}
    </>
  )
}

/** For who runs the session: where a turn that is over can be seen again. */
export function TurnRecording({ slug, turnId }: { slug: string; turnId: string }) {
  const t = useText()
  const session = useOwn(RecordingsQuery, { slug }, ORIGINAL).data?.session
  const turn = session?.turns.find(({ id }) => id === turnId)
  if (!session?.mayI.includes('EDIT') || turn?.status !== 'DONE') return null
  return <Unfold label={t('adviceAct.recording')}>{(close) => <RecordingForm turnId={turnId} recording={turn.recording} onDone={close} />}</Unfold>
}
