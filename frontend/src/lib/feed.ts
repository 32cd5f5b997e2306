/** The path of a calendar feed, as the server writes it: of one session, of a region and all below it. */
export const feedOf = {
  session: (slug: string) => `/calendar/session/${encodeURIComponent(slug)}.ics`,
  region: (code: string) => `/calendar/region/${encodeURIComponent(code)}.ics`,
}

/** The same address as calendar programs take it, which then read it again and again. */
export const subscription = (address: string) => address.replace(/^https?:/, 'webcal:')
