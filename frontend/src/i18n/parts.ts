import type labels from '../../../crates/domain/labels/en.json'
import type about from '../../locales/en/about.json'
import type account from '../../locales/en/account.json'
import type advice from '../../locales/en/advice.json'
import type adviceAct from '../../locales/en/adviceAct.json'
import type card from '../../locales/en/card.json'
import type cluster from '../../locales/en/cluster.json'
import type comment from '../../locales/en/comment.json'
import type consent from '../../locales/en/consent.json'
import type dataset from '../../locales/en/dataset.json'
import type decision from '../../locales/en/decision.json'
import type desk from '../../locales/en/desk.json'
import type figure from '../../locales/en/figure.json'
import type follow from '../../locales/en/follow.json'
import type form from '../../locales/en/form.json'
import type found from '../../locales/en/found.json'
import type home from '../../locales/en/home.json'
import type homeBelow from '../../locales/en/homeBelow.json'
import type image from '../../locales/en/image.json'
import type integrate from '../../locales/en/integrate.json'
import type lesson from '../../locales/en/lesson.json'
import type life from '../../locales/en/life.json'
import type list from '../../locales/en/list.json'
import type map from '../../locales/en/map.json'
import type matching from '../../locales/en/matching.json'
import type member from '../../locales/en/member.json'
import type moderation from '../../locales/en/moderation.json'
import type money from '../../locales/en/money.json'
import type myData from '../../locales/en/myData.json'
import type notice from '../../locales/en/notice.json'
import type organisation from '../../locales/en/organisation.json'
import type person from '../../locales/en/person.json'
import type pilot from '../../locales/en/pilot.json'
import type project from '../../locales/en/project.json'
import type record from '../../locales/en/record.json'
import type refusal from '../../locales/en/refusal.json'
import type region from '../../locales/en/region.json'
import type report from '../../locales/en/report.json'
import type search from '../../locales/en/search.json'
import type session from '../../locales/en/session.json'
import type shell from '../../locales/en/shell.json'
import type suggestion from '../../locales/en/suggestion.json'
import type table from '../../locales/en/table.json'
import type talk from '../../locales/en/talk.json'
import type team from '../../locales/en/team.json'
import type telling from '../../locales/en/telling.json'
import type ending from '../../locales/en/ending.json'

/** Labels that few pages show, kept out of the first view. `build/messages.ts` cuts the files at the same names. */
export const RULES = /^(mqaCheck|mqaDimension|requirement|chain|skill|theme|link|need|needStatus|contribution|projectRole|use|rating|adviceAnswer|actionStatus|followUp|moneyRole|figureBasis)\./
type RulesOf = 'mqaCheck' | 'mqaDimension' | 'requirement' | 'chain' | 'skill' | 'theme' | 'link' | 'need' | 'needStatus' | 'contribution' | 'projectRole' | 'use' | 'rating' | 'adviceAnswer' | 'actionStatus' | 'followUp' | 'moneyRole' | 'figureBasis'
type RuleId = Extract<keyof typeof labels, `${RulesOf}.${string}`>

/**
 * Messages come in parts, one file for each language: `locales/<language>/<part>.json`. A route names the parts it needs:
 * `staticData: { parts: ['list', 'project'] }`. The root loads them with the route, before it is shown.
 */
interface Parts {
  /** Words of the vocabularies ("stage.TESTED"), shared with the API; not in `locales/`. There unless a route does without. */
  labels: Omit<typeof labels, RuleId>
  /** The other words of those files: of rules that single pages speak of. */
  rules: Pick<typeof labels, RuleId>
  /** Header, footer, errors, waiting. Always there. */
  shell: typeof shell
  /** Tables and data of figures, code to copy. */
  figure: typeof figure
  /** Filters, sorts and pages of any list. */
  list: typeof list
  /** What a project's card says wherever it is shown. */
  card: typeof card
  about: typeof about
  /** Signing up and in, and what belongs to an account. */
  account: typeof account
  /** What became of advice: answers, adoption, actions, the report of a session, figures. */
  advice: typeof advice
  /** Advising, answering, adopting and acting: the forms of members. */
  adviceAct: typeof adviceAct
  cluster: typeof cluster
  /** What members say about projects and sessions, and their support. */
  comment: typeof comment
  /** What somebody can agree to, each purpose with its text. */
  consent: typeof consent
  dataset: typeof dataset
  /** Decisions of moderators and the rules they go by. */
  decision: typeof decision
  /** Applying to sessions, choosing among applications, seats and agenda: for members. */
  desk: typeof desk
  /** Following projects, people and regions. */
  follow: typeof follow
  /** What every form says: what is missing, what went wrong, who has to sign in again. */
  form: typeof form
  /** The page of search results; what the search field itself says is `search`. */
  found: typeof found
  home: typeof home
  /** Home below its first view. */
  homeBelow: typeof homeBelow
  /** Pictures of a record, for those who edit it. */
  image: typeof image
  integrate: typeof integrate
  lesson: typeof lesson
  /** What the team of a project, a pilot or a cluster does on its page. */
  life: typeof life
  /** The map with its controls. */
  map: typeof map
  /** What meets what: offers, synergies, lessons that apply. */
  matching: typeof matching
  /** What the menu of some members says: of moderators, of administrators. */
  member: typeof member
  /** For moderators: reports, decisions, objections. */
  moderation: typeof moderation
  /** What was put in and what came: read and recorded. */
  money: typeof money
  /** What somebody may take along, withdraw, object to and erase. */
  myData: typeof myData
  /** Notifications and how they are told. */
  notice: typeof notice
  organisation: typeof organisation
  person: typeof person
  pilot: typeof pilot
  project: typeof project
  /** Writing records: their forms, drafts, history, and what belongs to a member. */
  record: typeof record
  /** Why something that a member does is refused, and what their forms have in common. */
  refusal: typeof refusal
  region: typeof region
  /** Telling the moderators that something is wrong, at the foot of every record. */
  report: typeof report
  search: typeof search
  session: typeof session
  /** Experts and projects that are suggested to each other, and one's own offers. */
  suggestion: typeof suggestion
  /** The live table of a session. */
  table: typeof table
  /** Conversations of projects with experts. */
  talk: typeof talk
  /** The people of a record, invitations, appointments. */
  team: typeof team
  /** Telling how a project ended, agreeing to it, proposing and confirming ties: for the team. */
  telling: typeof telling
  /** What everybody reads of an end beside its texts, and of the network around a project. */
  ending: typeof ending
}

export type Part = keyof Parts
/** Every id of every part: a wrong one does not compile. */
export type MessageId = { [P in Part]: Extract<keyof Parts[P], string> }[Part]

/** Loaded for every page. */
export const ALWAYS = ['labels', 'shell'] as const satisfies readonly Part[]
/** What is left of them for a page that says of itself `labels: false`. */
const LEAST = ['shell'] as const satisfies readonly Part[]

/** What a route says of its messages. */
interface RouteMessages {
  /** The parts of the messages that the page shows, besides those that are always there. */
  parts?: readonly Part[]
  /** False where the first view has no word of a vocabulary: what comes later on the page brings them by `WithParts`. */
  labels?: false
}

/** All the parts that are loaded for a page: for what its routes say, and around it. */
export function partsFor(routes: readonly RouteMessages[]): Part[] {
  const always = routes.some(({ labels }) => labels === false) ? LEAST : ALWAYS
  return [...always, ...routes.flatMap(({ parts }) => parts ?? [])]
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption extends RouteMessages {}
}
