import type { MessageId } from '../../i18n/messages'

/** The places that can be read, in the order of the navigation. A new place is one line here and one route. Home is the mark. */
export const PLACES = [
  { to: '/projects', label: 'nav.projects' },
  { to: '/experts', label: 'nav.experts' },
  { to: '/sessions', label: 'nav.sessions' },
  { to: '/organisations', label: 'nav.organisations' },
  { to: '/clusters', label: 'nav.clusters' },
  { to: '/datasets', label: 'nav.datasets' },
  { to: '/pilots', label: 'nav.pilots' },
  { to: '/lessons', label: 'nav.lessons' },
  { to: '/regions', label: 'nav.regions' },
  { to: '/integrate', label: 'nav.integrate' },
] as const satisfies readonly { to: string; label: MessageId }[]

/** How many places a tablet shows in its line; the others are behind "More". */
export const IN_LINE = 5

/** About this site itself, at its foot. */
export const ABOUT = [
  { to: '/about', label: 'nav.about' },
  { to: '/privacy', label: 'nav.privacy' },
  { to: '/accessibility', label: 'nav.accessibility' },
] as const satisfies readonly { to: string; label: MessageId }[]
