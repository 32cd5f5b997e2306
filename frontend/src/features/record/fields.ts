import type { MessageId } from '../../i18n/messages'
import type { SearchKind } from '../../graphql/generated/graphql'
import { AREAS, CONSOLIDATIONS, FOCUS_AREAS, HELICES, MACRO_SCENARIOS, SDGS, THEMES } from '../../i18n/vocabulary'

/** What people write, by its place in the addresses of the web app. */
export const WRITTEN = ['projects', 'organisations', 'clusters', 'datasets', 'pilots', 'sessions'] as const
export type Written = (typeof WRITTEN)[number]
export type Place = Written | 'experts'

export type FinderKind = 'region' | 'organisation' | 'cluster' | 'project'
type Plain = 'line' | 'link' | 'prose' | 'date' | 'moment' | 'zone' | 'number' | 'money' | 'language' | 'languages' | 'words' | 'skills' | 'files' | 'regions'

interface Base {
  /** As the API calls it. */
  name: string
  /** What it is needed for; nothing where it may stay empty. */
  need?: 'create' | 'publish'
  /** Letters, or entries, at most. */
  most?: number
  isTranslated?: true
}
/** One value, or several, of a vocabulary, and what each is called. */
interface Choice extends Base {
  kind: 'choice' | 'choices'
  options: readonly (string | number)[]
  label: (value: string | number) => MessageId
}
export type FieldSpec = Choice | (Base & { kind: Plain | FinderKind })

interface Group {
  title: MessageId
  fields: readonly FieldSpec[]
}

interface FormSpec {
  /** As the search calls it. */
  kind: SearchKind
  groups: readonly Group[]
}

const LANGUAGE: FieldSpec = { name: 'language', kind: 'language', need: 'create' }
const title = (most: number): FieldSpec => ({ name: 'title', kind: 'line', need: 'create', most, isTranslated: true })
const summary = (most: number): FieldSpec => ({ name: 'summary', kind: 'prose', need: 'publish', most, isTranslated: true })
const DESCRIPTION: FieldSpec = { name: 'description', kind: 'prose', most: 20_000, isTranslated: true }
const REGION: FieldSpec = { name: 'regionId', kind: 'region' }
const NEEDED_REGION: FieldSpec = { ...REGION, need: 'publish' }
const WEBSITE: FieldSpec = { name: 'website', kind: 'link' }
const TAGS: FieldSpec = { name: 'tags', kind: 'words', most: 20 }
const FOCUS: FieldSpec = { name: 'focusAreas', kind: 'choices', options: FOCUS_AREAS, label: (value) => `focus.${value}` as MessageId }
const DAYS: FieldSpec[] = [
  { name: 'startedOn', kind: 'date' },
  { name: 'endedOn', kind: 'date' },
]

const PILOT_STATUSES = ['PLANNED', 'RUNNING', 'COMPLETED', 'STOPPED'] as const
const ACCESS = ['PUBLIC', 'RESTRICTED', 'NON_PUBLIC'] as const
/** Of the EU's list `frequency`, those that people need. */
const FREQUENCIES = ['ANNUAL', 'QUARTERLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'CONT', 'IRREG', 'NEVER', 'UNKNOWN'] as const

/** Every form: what it asks for, in the order of the page. The API says the same in `Create…Input` and `Edit…Input`. */
export const FORMS: Record<Place, FormSpec> = {
  projects: {
    kind: 'PROJECT',
    groups: [
      { title: 'group.what', fields: [title(160), summary(500), DESCRIPTION, LANGUAGE] },
      { title: 'group.where', fields: [NEEDED_REGION, { name: 'organisationId', kind: 'organisation' }, { name: 'clusterId', kind: 'cluster' }, WEBSITE] },
      { title: 'group.when', fields: [...DAYS, { name: 'budget', kind: 'money' }] },
      { title: 'group.about', fields: [TAGS, FOCUS, { name: 'sdgs', kind: 'choices', options: SDGS, label: (value) => `sdg.${value}` as MessageId }] },
    ],
  },
  organisations: {
    kind: 'ORGANISATION',
    groups: [
      { title: 'group.what', fields: [{ name: 'name', kind: 'line', need: 'create', most: 200 }, summary(500), DESCRIPTION, LANGUAGE] },
      { title: 'group.where', fields: [{ name: 'helix', kind: 'choice', options: HELICES, label: (value) => `helix.${value}` as MessageId, need: 'publish' }, NEEDED_REGION, WEBSITE] },
      { title: 'group.about', fields: [{ name: 'size', kind: 'line', most: 60 }, { name: 'foundedOn', kind: 'date' }, TAGS] },
    ],
  },
  clusters: {
    kind: 'CLUSTER',
    groups: [
      { title: 'group.what', fields: [{ name: 'name', kind: 'line', need: 'create', most: 160, isTranslated: true }, summary(2000), LANGUAGE] },
      {
        title: 'group.where',
        fields: [{ name: 'macroScenario', kind: 'choice', options: MACRO_SCENARIOS, label: (value) => `macro.${value}` as MessageId, need: 'create' }, NEEDED_REGION, { name: 'consolidation', kind: 'choice', options: CONSOLIDATIONS, label: (value) => `consolidation.${value}` as MessageId }],
      },
      { title: 'group.about', fields: [FOCUS, { name: 'priorities', kind: 'words', most: 20 }, { name: 'foundedOn', kind: 'date' }, WEBSITE] },
    ],
  },
  datasets: {
    kind: 'DATASET',
    groups: [
      { title: 'group.what', fields: [title(300), { ...DESCRIPTION, need: 'publish' }, LANGUAGE] },
      { title: 'group.where', fields: [{ name: 'landingPage', kind: 'link' }, { name: 'distributions', kind: 'files', most: 100 }, REGION] },
      {
        title: 'group.terms',
        fields: [
          { name: 'publisher', kind: 'line', most: 200 },
          { name: 'contact', kind: 'line', most: 200 },
          { name: 'licence', kind: 'line', most: 200 },
          { name: 'accessRights', kind: 'choice', options: ACCESS, label: (value) => `access.${value}` as MessageId },
          { name: 'frequency', kind: 'choice', options: FREQUENCIES, label: (value) => `frequency.${value}` as MessageId },
        ],
      },
      {
        title: 'group.about',
        fields: [
          { name: 'themes', kind: 'choices', options: THEMES, label: (value) => `theme.${value}` as MessageId },
          { name: 'keywords', kind: 'words', most: 50 },
          { name: 'issuedOn', kind: 'date' },
          { name: 'modifiedOn', kind: 'date' },
          { name: 'temporalStart', kind: 'date' },
          { name: 'temporalEnd', kind: 'date' },
        ],
      },
    ],
  },
  pilots: {
    kind: 'PILOT',
    groups: [
      { title: 'group.what', fields: [title(160), summary(5000), { name: 'status', kind: 'choice', options: PILOT_STATUSES, label: (value) => `pilotStatus.${value}` as MessageId }, LANGUAGE] },
      { title: 'group.where', fields: [{ name: 'clusterId', kind: 'cluster' }, { name: 'projectId', kind: 'project' }, REGION] },
      { title: 'group.when', fields: DAYS },
    ],
  },
  sessions: {
    kind: 'SESSION',
    groups: [
      { title: 'group.what', fields: [title(160), summary(5000), { name: 'community', kind: 'line', most: 200 }, LANGUAGE] },
      {
        title: 'group.when',
        fields: [
          { name: 'startsAt', kind: 'moment', need: 'create' },
          { name: 'endsAt', kind: 'moment' },
          { name: 'timeZone', kind: 'zone', need: 'create' },
        ],
      },
      { title: 'group.where', fields: [{ name: 'place', kind: 'line', most: 200 }, REGION, { name: 'languages', kind: 'languages', most: 20 }, { name: 'streamUrl', kind: 'link' }] },
      {
        title: 'group.call',
        fields: [
          { name: 'callText', kind: 'prose', most: 5000, isTranslated: true },
          { name: 'callOpensAt', kind: 'moment' },
          { name: 'callClosesAt', kind: 'moment' },
          { name: 'weightSocialImpact', kind: 'number', most: 10 },
          { name: 'weightReadiness', kind: 'number', most: 10 },
          { name: 'weightNeed', kind: 'number', most: 10 },
        ],
      },
      {
        title: 'group.seats',
        fields: [
          { name: 'seatsCreativity', kind: 'number', most: 50 },
          { name: 'seatsCommunicationMarketing', kind: 'number', most: 50 },
          { name: 'seatsFunding', kind: 'number', most: 50 },
          { name: 'seatsTechnology', kind: 'number', most: 50 },
        ],
      },
    ],
  },
  experts: {
    kind: 'PERSON',
    groups: [
      {
        title: 'group.who',
        fields: [
          { name: 'name', kind: 'line', most: 100 },
          { name: 'headline', kind: 'line', need: 'publish', most: 160, isTranslated: true },
          { name: 'biography', kind: 'prose', most: 20_000, isTranslated: true },
          LANGUAGE,
        ],
      },
      {
        title: 'group.offer',
        fields: [
          { name: 'areas', kind: 'choices', options: AREAS, label: (value) => `area.${value}` as MessageId },
          { name: 'skills', kind: 'skills', most: 21 },
          { name: 'languages', kind: 'languages', most: 20 },
          { name: 'placesPerMonth', kind: 'number', most: 31 },
        ],
      },
      { title: 'group.where', fields: [REGION, { name: 'regionsServedIds', kind: 'regions', most: 50 }] },
    ],
  },
}

export const isPlace = (word: string): word is Place => word in FORMS

export const fieldsOf = (place: Place): readonly FieldSpec[] => FORMS[place].groups.flatMap(({ fields }) => fields)

/** What the page for something new asks for: what it needs to be made and to be shown. The rest is written later. */
const FIRST: Record<Written, readonly string[]> = {
  projects: [],
  organisations: ['website'],
  clusters: [],
  datasets: ['landingPage', 'publisher', 'licence'],
  pilots: ['status', 'clusterId', 'projectId', 'regionId', 'startedOn'],
  sessions: ['endsAt', 'place', 'regionId', 'streamUrl'],
}

export const firstGroups = (place: Written): readonly Group[] =>
  FORMS[place].groups
    .map((group) => ({ ...group, fields: group.fields.filter(({ name, need }) => need !== undefined || FIRST[place].includes(name)) }))
    .filter(({ fields }) => fields.length > 0)

/** The field by which people call a record. */
export const nameField = (place: Place) => (fieldsOf(place).some(({ name }) => name === 'title') ? 'title' : 'name')
