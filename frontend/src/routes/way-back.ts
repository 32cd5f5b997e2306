/** Pages of the account itself: nobody wants to be led back to them. */
const OWN = /^\/(?:sign-in|sign-up|forgotten|reset|confirm)(?:[/?#]|$)/

/** Where somebody wanted to be before they signed in: an address of this site, else Home. What an address says is not to be trusted. */
export function wayBack(to: unknown): string {
  if (typeof to !== 'string' || OWN.test(to)) return '/'
  // Backslashes and line breaks are read in more than one way; two slashes lead to another site.
  return /^\/(?![/\\])[^\\\s]*$/.test(to) ? to : '/'
}
