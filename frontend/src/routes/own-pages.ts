import { appointmentsRoute } from './appointments'
import { confirmRoute } from './confirm'
import { confirmEmailRoute } from './confirm-email'
import { conversationRoute } from './conversation'
import { conversationsRoute } from './conversations'
import { editRecordRoute } from './edit-record'
import { followingRoute } from './following'
import { followUpRoute } from './follow-up'
import { forgottenRoute } from './forgotten'
import { historyRoute } from './history'
import { invitationRoute } from './invitation'
import { linkIdentityRoute } from './link-identity'
import { moderationRoute } from './moderation'
import { myRoute } from './my'
import { myDataRoute } from './my-data'
import { myProfileRoute } from './my-profile'
import { newClusterRoute } from './new-cluster'
import { newDatasetRoute } from './new-dataset'
import { newOrganisationRoute } from './new-organisation'
import { newPilotRoute } from './new-pilot'
import { newProjectRoute } from './new-project'
import { newSessionRoute } from './new-session'
import { notificationSettingsRoute } from './notification-settings'
import { notificationsRoute } from './notifications'
import { resetRoute } from './reset'
import { rootRoute } from './root'
import type { PAGES } from './router'
import { sessionReportRoute } from './session-report'
import { sessionAgendaRoute } from './session-agenda'
import { sessionDeskRoute } from './session-desk'
import { sessionEvaluationsRoute } from './session-evaluations'
import { sessionTableRoute } from './session-table'
import { settingsRoute } from './settings'
import { signInRoute } from './sign-in'
import { signUpRoute } from './sign-up'
import { teamRoute } from './team'
import { translateRecordRoute } from './translate-record'

/** Pages of those who write or have an account: the router gets them with the first address that needs one. */
const OWN = [
  signInRoute,
  signUpRoute,
  forgottenRoute,
  resetRoute,
  confirmRoute,
  confirmEmailRoute,
  linkIdentityRoute,
  settingsRoute,
  myDataRoute,
  moderationRoute,
  myRoute,
  myProfileRoute,
  newProjectRoute,
  newOrganisationRoute,
  newDatasetRoute,
  newPilotRoute,
  newClusterRoute,
  newSessionRoute,
  editRecordRoute,
  translateRecordRoute,
  historyRoute,
  teamRoute,
  invitationRoute,
  appointmentsRoute,
  followUpRoute,
  sessionReportRoute,
  sessionAgendaRoute,
  sessionDeskRoute,
  sessionEvaluationsRoute,
  sessionTableRoute,
  conversationsRoute,
  conversationRoute,
  notificationsRoute,
  notificationSettingsRoute,
  followingRoute,
] as const

/** Puts these under the root, beside the pages of everybody. */
export const allPages = (pages: typeof PAGES) => rootRoute.addChildren([...pages, ...OWN])
