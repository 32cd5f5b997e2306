import { useOwn } from '../../graphql/own'
import { ActButton } from '../../acting/act-button'
import { graphql } from '../../graphql'
import { useText } from '../../i18n/text'
import { CodeBlock } from '../../ui/code-block'
import { Loading, Skeleton } from '../../ui/states'
import { subscription } from '../../lib/feed'

const CalendarAddressQuery = graphql(`
  query CalendarAddress {
    viewer { id calendarAddress }
  }
`)

const RenewCalendarAddress = graphql(`
  mutation RenewCalendarAddress {
    renewCalendarAddress { issues { path code params { name value } } viewer { id calendarAddress } }
  }
`)

/** The feed of one's own sessions: its address is a secret, and can be had anew. */
export function MyCalendar() {
  const t = useText()
  const { data } = useOwn(CalendarAddressQuery)
  const address = data?.viewer?.calendarAddress
  return (
    <>
      <p>{t('desk.calendarText')}</p>
      {data ? (
        address && (
          <>
            <CodeBlock label={t('desk.calendar')} code={address} />
            <p>
              <a className="row" href={subscription(address)}>
                {t('desk.calendarSubscribe')}
              </a>
            </p>
          </>
        )
      ) : (
        <Loading label={t('loading')}>
          <Skeleton height="5rem" />
        </Loading>
      )}
      <ActButton label={t('desk.calendarRenew')} question={t('desk.calendarRenewAsk')} act={RenewCalendarAddress} variables={{}} payload={(answer) => answer.renewCalendarAddress} />
    </>
  )
}
