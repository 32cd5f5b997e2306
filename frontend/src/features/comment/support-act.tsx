import { useMemberAct } from '../../acting/use-member-act'
import { WithParts } from '../../i18n/with-parts'
import styles from './comment.module.css'
import { SupportProject } from './documents'
import { useCommentSentences } from './sentences'

const piece = { parts: ['rules', 'form', 'refusal', 'comment'] } as const

/** One press gives the voice, another one takes it back. */
interface SupportProps {
  id: string
  label: string
  isSupported: boolean
}

function Act({ id, label, isSupported }: SupportProps) {
  const { run, form, aside } = useMemberAct(SupportProject, { payload: (data) => data.supportProject, sentences: useCommentSentences() })
  return (
    <>
      <button
        type="button"
        className={`btn quiet ${styles.press}`}
        aria-pressed={isSupported}
        aria-disabled={form.isBusy || undefined}
        onClick={() => !form.isBusy && run({ input: { projectId: id, support: !isSupported } })}
      >
        {label}
      </button>
      <span role="alert">
        {form.errors.map(({ text }) => text).join(' ')}
        {form.problem}
      </span>
      {aside}
    </>
  )
}

/** One press gives the voice, another one takes it back. */
export function SupportAct(props: SupportProps) {
  return (
    <WithParts parts={piece.parts}>
      <Act {...props} />
    </WithParts>
  )
}
