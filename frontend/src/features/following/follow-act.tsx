import { useMemberAct } from '../../acting/use-member-act'
import { useText } from '../../i18n/text'
import { WithParts } from '../../i18n/with-parts'
import { FollowRecord } from './documents'
import styles from './following.module.css'
import { useFollowSentences } from './sentences'

const piece = { parts: ['rules', 'form', 'refusal', 'follow'] } as const

interface FollowProps {
  /** Global id of what is followed. */
  id: string
  isFollowed: boolean
  /** Id of its name, where the button alone does not say what. */
  describedBy?: string | undefined
}

/** One press follows, another one no longer does. */
export function FollowPress({ id, isFollowed, describedBy }: FollowProps) {
  const t = useText()
  const { run, form, aside } = useMemberAct(FollowRecord, { payload: (data) => data.follow, sentences: useFollowSentences() })
  return (
    <>
      <button
        type="button"
        className={`btn quiet ${styles.press}`}
        aria-pressed={isFollowed}
        aria-describedby={describedBy}
        aria-disabled={form.isBusy || undefined}
        onClick={() => !form.isBusy && run({ input: { id, follow: !isFollowed } })}
      >
        {t('follow.follow')}
      </button>
      <span role="alert">
        {form.errors.map(({ text }) => text).join(' ')}
        {form.problem}
      </span>
      {aside}
    </>
  )
}

/** The same with its messages, on pages that do not have them. */
export default function FollowAct(props: FollowProps) {
  return (
    <WithParts parts={piece.parts}>
      <FollowPress {...props} />
    </WithParts>
  )
}
