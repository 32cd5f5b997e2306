import { useOwn } from '../../../acting/own'
import { useLanguage } from '../../../i18n/language'
import { EvaluationsQuery } from './documents'

/** What an evaluator reads, in their own language where there is a translation. */
export const useEvaluations = (slug: string) => useOwn(EvaluationsQuery, { slug }, useLanguage())
