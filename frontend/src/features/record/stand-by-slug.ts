import { useQuery } from '@tanstack/react-query'
import { operation } from '../../graphql'
import { useLanguage } from '../../i18n/language'
import { TO_EDIT } from './documents'
import type { Place } from './fields'

/** A record as its form knows it; read anew each time, because others write too. */
export const useEditable = (place: Place, slug: string, isFresh = false) => useQuery({ ...operation(TO_EDIT[place], { slug }, useLanguage()), ...(isFresh && { staleTime: 0, gcTime: 0 }) })
