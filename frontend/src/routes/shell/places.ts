import type { MessageId } from '../../i18n/messages'

/** The places that exist, in the order of the navigation. A new place is one line here and one route. */
export const PLACES = [
  { to: '/projects', label: 'nav.projects' },
  { to: '/integrate', label: 'nav.integrate' },
] as const satisfies readonly { to: string; label: MessageId }[]
