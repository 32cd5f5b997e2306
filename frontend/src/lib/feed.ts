import { useEffect, useState } from 'react'
import { apiAddress } from '../graphql/config'

/** The path of a calendar feed, as the server writes it: of one session, of a region and all below it. */
export const feedOf = {
  session: (slug: string) => `/calendar/session/${encodeURIComponent(slug)}.ics`,
  region: (code: string) => `/calendar/region/${encodeURIComponent(code)}.ics`,
}

/** The same address as calendar programs take it, which then read it again and again. */
export const subscription = (address: string) => address.replace(/^https?:/, 'webcal:')

/** The address of a feed beside the API. */
export function useFeed(path: string): string {
  const here = new URL(path, window.location.origin).href
  const [base, setBase] = useState<string>()
  useEffect(() => {
    let isCurrent = true
    void apiAddress().then((address) => isCurrent && setBase(address))
    return () => {
      isCurrent = false
    }
  }, [])
  return base === undefined ? here : new URL(path.replace(/^\//, ''), base).href
}
