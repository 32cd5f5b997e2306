import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { graphql, readFragment, type FragmentType } from '../../graphql'
import { useFormats } from '../../i18n/format'
import { useText } from '../../i18n/text'
import { OutLink } from '../../ui/out-link'
import { Paragraphs, type ShownText } from '../../ui/paragraphs'
import styles from './advice.module.css'
import { Became } from './became'

const AdviceGivenFragment = graphql(`
  fragment AdviceGiven on Contribution {
    id
    kind
    createdAt
    editedAt
    text { html language }
    observation { html language }
    offer { html language }
    resources { title url }
    expert { id slug name }
    ...AdviceBecame
  }
`)

export type GivenAdvice = FragmentType<typeof AdviceGivenFragment>

/** One part of what was said, under its own words. */
function Part({ label, text }: { label: string; text: ShownText | null | undefined }) {
  if (!text) return null
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <Paragraphs text={text} />
      </dd>
    </>
  )
}

interface GivenProps {
  advice: GivenAdvice
  /** What the reader can do about it. */
  acts?: ReactNode
}

/** What one expert told one project, and what became of it. */
export function Given({ advice, acts }: GivenProps) {
  const t = useText()
  const { day } = useFormats()
  const given = readFragment(AdviceGivenFragment, advice)
  const { id, kind, createdAt, editedAt, text, observation, offer, resources, expert } = given
  return (
    <li id={`advice-${id}`} className={styles.given}>
      <blockquote className={styles.quote}>
        <Paragraphs text={text} />
      </blockquote>
      <p className="small muted">
        {t(`contribution.${kind}`)} ·{' '}
        <Link to="/experts/$slug" params={{ slug: expert.slug }} className="row">
          {expert.name}
        </Link>{' '}
        · <time dateTime={createdAt}>{day(createdAt)}</time>
        {editedAt && ` · ${t('advice.edited')}`}
      </p>
      {(observation || offer || resources.length > 0) && (
        <dl className={styles.parts}>
          <Part label={t('advice.sees')} text={observation} />
          {resources.length > 0 && (
            <>
              <dt>{t('advice.resources')}</dt>
              <dd>
                <ul role="list">
                  {resources.map(({ title, url }) => (
                    <li key={`${url} ${title}`}>
                      <OutLink href={url} mark={t('advice.outbound')}>
                        {title}
                      </OutLink>
                    </li>
                  ))}
                </ul>
              </dd>
            </>
          )}
          <Part label={t('advice.offer')} text={offer} />
        </dl>
      )}
      <Became advice={given} />
      {acts}
    </li>
  )
}
