import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { asRequestError, operation } from '../../graphql'
import { useMark } from '../../graphql/signed-in'
import { useLanguage } from '../../i18n/language'
import { useText } from '../../i18n/text'
import { Failure } from '../../ui/states'
import inputs from '../../ui/form/form.module.css'
import { SuggestedExpertsQuery } from './documents'
import { Suggestions } from './list'
import styles from './matching.module.css'

/** On a project's page, for who may edit it: experts who fit, with why, for all its needs or one of them. */
export function ExpertsForProject({ slug }: { slug: string }) {
  const t = useText()
  const id = useId()
  const [need, setNeed] = useState<string | null>(null)
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...operation(SuggestedExpertsQuery, { slug, need }, useLanguage()),
    enabled: useMark() === 'yes',
    placeholderData: keepPreviousData,
  })
  const title = t('match.experts')
  if (error && !data) {
    const { code, requestId } = asRequestError(error)
    // whoever may not know of the project asked for nothing here
    if (code === 'NOT_FOUND') return null
    return (
      <section>
        <h2>{title}</h2>
        <Failure code={code} requestId={requestId} onRetry={() => void refetch()} />
      </section>
    )
  }
  // Most readers may not edit it: a place is kept for nobody before it is known that they may.
  const project = data?.project
  if (!project?.suggestedExperts || !project.mayI.includes('EDIT')) return null
  const open = project.needs.nodes.filter(({ status }) => status === 'OPEN')
  return (
    <Suggestions
      title={title}
      lead={t('match.expertsLead')}
      side="project"
      isBusy={isPlaceholderData}
      suggestions={project.suggestedExperts}
      filter={
        open.length > 1 && (
          <p className={styles.filter}>
            <label htmlFor={id}>{t('match.needFilter')}</label>
            <select id={id} className={inputs.input} value={need ?? ''} onChange={({ target }) => setNeed(target.value || null)}>
              <option value="">{t('match.allNeeds')}</option>
              {open.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title.text}
                </option>
              ))}
            </select>
          </p>
        )
      }
      empty={<p className="muted">{t(open.length > 0 ? 'match.noExperts' : 'match.noExpertsNoNeeds')}</p>}
    />
  )
}
