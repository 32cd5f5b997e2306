import type { MessageId } from '../i18n/messages'

/** The sentences of one list page. Those with a count take `count` and `shown`, the number as the reader writes it. */
export interface ListWords {
  title: MessageId
  lead: MessageId
  /** "One expert", "{shown} experts". */
  count: MessageId
  /** On the button that closes the drawer of filters: "Show {shown} experts". */
  show: MessageId
  /** Nothing under these filters, and which way leads on. */
  empty: MessageId
  emptyText?: MessageId
  /** Nothing at all yet, and what to do about it. */
  none: MessageId
  noneText: MessageId
}
