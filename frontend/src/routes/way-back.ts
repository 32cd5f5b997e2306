/** Pages of the account itself: nobody wants to be led back to them. */
const OWN = /^\/(?:sign-in|sign-up|forgotten|reset|confirm|confirm-email|link-identity)(?:[/?#]|$)/

/** The page that a browser comes back to from a provider says where its reader wanted to be. */
const ARRIVAL = /^\/sign-in\?(.*)$/

/** Where somebody wanted to be before they signed in: an address of this site, else Home. What an address says is not to be trusted. */
export function wayBack(to: unknown): string {
  if (typeof to !== 'string') return '/'
  const arrival = ARRIVAL.exec(to)?.[1]
  const wanted = arrival === undefined ? to : (new URLSearchParams(arrival).get('to') ?? '/')
  if (OWN.test(wanted)) return '/'
  // Backslashes and line breaks are read in more than one way; two slashes lead to another site.
  return /^\/(?![/\\])[^\\\s]*$/.test(wanted) ? wanted : '/'
}
