import { graphql } from '../../graphql'

/** Everything a session's page shows. Five of the latest: this one may be among them, and four others are shown. */
export const SessionPageQuery = graphql(`
  query SessionPage($slug: String!) {
    session(slug: $slug) {
      id
      slug
      isDemo
      title { text language isTranslation }
      summary { text: plain html language isTranslation }
      region { code ...PlaceName }
      images { ...RecordPicture }
      turns { id }
      ...SessionCancelled
      ...SessionWhen
      ...SessionFacts
      ...SessionCalendar
      ...SessionAgenda
      ...SessionCall
      ...SessionSeats
      ...SessionTableWay
    }
    sessions(first: 5, sort: LATEST) {
      nodes { slug ...SessionLine }
    }
  }
`)

/** What stands on the sheet of the agenda. */
export const SessionSheetQuery = graphql(`
  query SessionSheet($slug: String!) {
    session(slug: $slug) {
      id
      ...SessionSheet
    }
  }
`)
