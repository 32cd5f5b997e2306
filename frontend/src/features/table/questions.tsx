import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/text'
import { Prose } from '../../ui/prose'
import type { Question } from './newer'
import styles from './table.module.css'

interface QuestionsProps {
  questions: readonly Question[]
  /** What a member may do with one; nothing for visitors. */
  renderActs: (question: Question) => ReactNode
}

/** What the audience asks: those that wait first, the most supported on top. */
export function TableQuestions({ questions, renderActs }: QuestionsProps) {
  const t = useText()
  if (questions.length === 0) return <p className="small muted">{t('table.noQuestion')}</p>
  return (
    <ul role="list" className={styles.questions}>
      {questions.map((question) => (
        <li key={question.id} data-state={question.state}>
          <b className="num" aria-hidden="true">
            {question.support}
          </b>
          <div>
            <p id={`question-${question.id}`} className={styles.question}>
              <Prose text={question.text} />
            </p>
            <p className="small muted">
              <span className="hidden-visually">{t('table.support', { count: question.support })} · </span>
              {question.state !== 'OPEN' && <span>{t(`table.question.${question.state}`)} · </span>}
              {question.askedBy ? (
                <Link to="/experts/$slug" params={{ slug: question.askedBy.slug }} className="row">
                  {question.askedBy.name}
                </Link>
              ) : (
                t(question.isMine ? 'table.mine' : 'table.somebody')
              )}
            </p>
            {renderActs(question)}
          </div>
        </li>
      ))}
    </ul>
  )
}
