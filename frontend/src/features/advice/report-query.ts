import { graphql } from '../../graphql'

/** Everything the report of a session shows, in one question. */
export const SessionReportQuery = graphql(`
  query SessionReport($slug: String!) {
    session(slug: $slug) {
      id
      slug
      startsAt
      timeZone
      place
      community
      title { text language isTranslation }
      money(first: 100) { totalCount ...MoneyEntries }
      report {
        figures { ...AdviceFigures }
        turns { turn { id project { id } } ...TurnReported }
        followUps { ...FollowUpTold }
      }
    }
  }
`)
