import { graphql } from '../../graphql'

/** What somebody is told of, the newest first. */
export const NotificationsQuery = graphql(`
  query Notifications($unread: Boolean, $after: String) {
    viewer {
      id
      unreadNotifications
      notifications(unread: $unread, first: 20, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id kind event count at readAt
          by { id slug name }
          record {
            __typename id
            ... on Project { slug title { text language isTranslation } }
            ... on Person { slug name }
            ... on Organisation { slug name }
            ... on Dataset { slug title { text language isTranslation } }
            ... on Session { slug title { text language isTranslation } }
            ... on Region { code name }
          }
        }
      }
    }
  }
`)

/** How many wait to be read, for the menu. */
export const UnreadNotificationsQuery = graphql(`
  query UnreadNotifications {
    viewer { id unreadNotifications }
  }
`)

export const MarkNotificationsRead = graphql(`
  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) { issues { path code params { name value } } }
  }
`)

export const NotificationSettingsQuery = graphql(`
  query NotificationSettings {
    viewer { id notificationSettings { mail silenced } consents { purpose isGiven } }
  }
`)

export const EditNotificationSettings = graphql(`
  mutation EditNotificationSettings($input: EditNotificationSettingsInput!) {
    editNotificationSettings(input: $input) { issues { path code params { name value } } }
  }
`)
