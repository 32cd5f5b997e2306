import type { MessageId } from '../../i18n/messages'

interface Change {
  /** Version of Rialto, as Cargo.toml has it, and the step of the API within it. */
  version: string
  /** The day it came. */
  date: string
  text: MessageId
  /** Types and fields that are new; a test holds them against the schema. */
  added: readonly string[]
}

/** What came when, newest first. Nothing has been removed so far; what goes is marked with @deprecated first. */
export const CHANGES: readonly Change[] = [
  {
    version: '0.1 · 12',
    date: '2026-11-23',
    text: 'integrate.changeLives',
    added: [
      'Viewer.conversations', 'Query.conversationOf', 'Person.canBeWrittenTo', 'Mutation.writeMessage', 'Mutation.blockConversation', 'Mutation.reportMessage', 'Report.messages',
      'Project.comments', 'Session.comments', 'Mutation.writeComment', 'Mutation.setComments', 'Project.support', 'Mutation.supportProject',
      'Viewer.notifications', 'Viewer.notificationSettings', 'Mutation.markNotificationsRead',
      'Project.followers', 'Mutation.follow', 'Viewer.follows',
    ],
  },
  {
    version: '0.1 · 11',
    date: '2026-11-23',
    text: 'integrate.changeMoney',
    added: ['Project.money', 'Session.money', 'AdviceFigures.return', 'Mutation.recordMoney', 'Mutation.editMoney', 'Mutation.removeMoney', 'Project.turns', 'SessionTurn.session'],
  },
  {
    version: '0.1 · 10',
    date: '2026-11-23',
    text: 'integrate.changeAdvice',
    added: [
      'Mutation.answerContribution',
      'Mutation.adoptContribution',
      'Mutation.openAction',
      'Mutation.setActionStatus',
      'Mutation.answerFollowUp',
      'Mutation.setRecording',
      'Contribution.answer',
      'Contribution.adoptions',
      'Project.actions',
      'Person.adoptedCount',
      'Session.report',
      'RegionFigures.advice',
      'Statistics.advice',
    ],
  },
  {
    version: '0.1 · 9',
    date: '2026-11-23',
    text: 'integrate.changeSessions',
    added: ['Session.call', 'Session.seats', 'Session.turns', 'Session.experts', 'Session.applications', 'Session.cancelledAt', 'Mutation.applyToSession', 'Mutation.evaluate', 'Mutation.decideApplication', 'Mutation.setAgenda', 'Mutation.inviteExpert', 'Mutation.answerSeat', 'Mutation.cancelSession', 'Viewer.calendarAddress'],
  },
  {
    version: '0.1 · 8',
    date: '2026-11-23',
    text: 'integrate.changeLive',
    added: ['Subscription.table', 'Session.table', 'Session.stream', 'Mutation.openTable', 'Mutation.startTurn', 'Mutation.pauseTurn', 'Mutation.resumeTurn', 'Mutation.extendTurn', 'Mutation.endTurn', 'Mutation.skipTurn', 'Mutation.closeTable', 'Mutation.askQuestion', 'Mutation.supportQuestion', 'Mutation.answerQuestion', 'Mutation.hideQuestion'],
  },
  {
    version: '0.1 · 7',
    date: '2026-11-22',
    text: 'integrate.changeImages',
    added: ['Mutation.addImage', 'Mutation.editImage', 'Mutation.removeImage', 'Project.images', 'Organisation.images', 'Person.images', 'Cluster.images', 'Dataset.images', 'Pilot.images', 'Session.images', 'Image.url', 'Image.altText'],
  },
  {
    version: '0.1 · 6',
    date: '2026-11-22',
    text: 'integrate.changePeople',
    added: ['Viewer.requestsToAnswer', 'Mutation.appointLeader', 'Project.isAnsweredFor', 'SignUpInput.consents'],
  },
  {
    version: '0.1 · 5',
    date: '2026-11-22',
    text: 'integrate.changeRecords',
    added: [
      'Query.duplicates',
      'Mutation.createProject',
      'Mutation.editProject',
      'Mutation.translate',
      'Mutation.publish',
      'Mutation.restore',
      'Mutation.moveProject',
      'Mutation.recordEvidence',
      'Mutation.openNeed',
      'Mutation.invite',
      'Mutation.askToJoin',
      'Mutation.contribute',
      'Project.version',
      'Project.mayI',
      'Project.history',
      'Viewer.records',
      'Viewer.drafts',
      'Text.html',
      'Text.plain',
    ],
  },
  {
    version: '0.1 · 4',
    date: '2026-11-22',
    text: 'integrate.changeAccounts',
    added: [
      'Query.identityProviders',
      'Query.retention',
      'Query.erasureRules',
      'Query.reports',
      'Query.objections',
      'Mutation.beginSecondFactor',
      'Mutation.changeEmail',
      'Mutation.editAccount',
      'Mutation.linkIdentity',
      'Mutation.report',
      'Mutation.decideReport',
      'Mutation.objectToDecision',
      'Mutation.setConsent',
      'Mutation.eraseAccount',
      'Viewer.identities',
      'Viewer.consents',
      'Viewer.notices',
    ],
  },
  {
    version: '0.1 · 3',
    date: '2026-11-22',
    text: 'integrate.change3',
    added: ['Query.viewer', 'Mutation.signUp', 'Mutation.signIn', 'Mutation.signOut', 'Mutation.createApiToken', 'Mutation.revokeApiToken', 'Viewer.sessions', 'Viewer.apiTokens'],
  },
  {
    version: '0.1 · 2',
    date: '2026-11-22',
    text: 'integrate.change2',
    added: [
      'Query.session',
      'Query.sessions',
      'Query.vocabulary',
      'Region.figures',
      'Region.shape',
      'Project.gates',
      'Project.team',
      'Dataset.quality',
      'Pilot.chain',
      'FacetValue.label',
      'Statistics.asOf',
      'SearchKind.SESSION',
      'SessionSort.AGENDA',
      'SessionFilter.phases',
    ],
  },
  {
    version: '0.1 · 1',
    date: '2026-11-22',
    text: 'integrate.change1',
    added: ['Query.node', 'Query.projects', 'Query.organisations', 'Query.clusters', 'Query.datasets', 'Query.pilots', 'Query.regions', 'Query.search', 'Query.statistics', 'Query.limits'],
  },
]
