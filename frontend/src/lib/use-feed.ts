import { useEffect, useState } from 'react'
import { apiAddress } from '../graphql/config'

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
