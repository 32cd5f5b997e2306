//! Who may do what with a record: by what somebody is to it, and by the state it is in.
//!
//! [`TABLE`] is the whole of it, to be read by anybody.

use super::{Actor, Way};
use crate::account::Scope;
use crate::error::{Error, Result};
use crate::id::Kind;
use crate::vocabulary::{Publication, Vocabulary as _, vocabulary};

vocabulary! {
    /// What somebody is to a record.
    Role {
        Leader = "leader", "Leads the project and answers for it.";
        Editor = "editor", "Works in the project and writes what is shown of it.";
        Viewer = "viewer", "Takes part in the project without changing what is shown.";
        Manager = "manager", "Answers for the organisation, dataset, pilot or session.";
        Participant = "participant", "Belongs to the organisation.";
        Coordinator = "coordinator", "Coordinates the cluster, and the pilots of it.";
        Facilitator = "facilitator", "Runs the live table of the session.";
        Evaluator = "evaluator", "Scores the applications for the session.";
        Oneself = "oneself", "The person of the profile.";
        Expert = "expert", "Advises projects: has a public profile that names areas.";
        HubManager = "hub_manager", "Manages the hub of the region, and answers for the gates of its projects.";
        PolicyOfficer = "policy_officer", "Makes policy for the region; reads its unpublished figures, nothing private.";
        Moderator = "moderator", "Looks at what was reported; hides what breaks the rules.";
        Administrator = "administrator", "Keeps the server for everybody; reads no drafts.";
    }
}

/// Several roles; most people have none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Roles(u16);

impl Roles {
    /// These.
    pub fn of(roles: impl IntoIterator<Item = Role>) -> Self {
        Self(roles.into_iter().fold(0, |all, role| all | Self::bit(role)))
    }

    const fn bit(role: Role) -> u16 {
        1 << (role as u16)
    }

    /// Every role there is.
    pub const ALL: Self = Self(u16::MAX);

    /// These but for those.
    pub fn without(self, those: Self) -> Self {
        Self(self.0 & !those.0)
    }

    /// Whether a role is among both.
    pub fn meets(self, those: Self) -> bool {
        self.0 & those.0 != 0
    }

    /// Whether the role is among them.
    pub fn has(self, role: Role) -> bool {
        self.0 & Self::bit(role) != 0
    }

    /// Adds a role.
    pub fn add(&mut self, role: Role) {
        self.0 |= Self::bit(role);
    }

    fn any(self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.has(*role))
    }
}

/// What an actor is to a record, and the state that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What the record is.
    pub kind: Kind,
    /// Who sees it.
    pub publication: Publication,
    /// What the actor is to it; none for a visitor.
    pub roles: Roles,
}

vocabulary! {
    /// Something that can be done with a record.
    RecordAct {
        Read = "read", "Read it.";
        Edit = "edit", "Change and translate its fields.";
        Publish = "publish", "Show it to everybody.";
        Archive = "archive", "Show it no longer and keep it.";
        Restore = "restore", "Bring it back from the archive or after it was deleted.";
        Delete = "delete", "Delete it; for 30 days it can be restored.";
        MoveStage = "move_stage", "Move it from stage to stage, with evidence.";
        OverrideGate = "override_gate", "Let it pass a gate that is not met, with a reason that stays visible.";
        Contribute = "contribute", "Tell the project something in an area: an observation, advice, a resource.";
        AnswerAdvice = "answer_advice", "Answer what experts told it, and adopt what they told others.";
        ManageActions = "manage_actions", "Open, change and end its actions, and tell what became of them.";
        ManageNeeds = "manage_needs", "Open, change and close its needs.";
        Conclude = "conclude", "Tell how it ended.";
        AnswerOutcome = "answer_outcome", "Say whether one agrees to how its end is told.";
        Link = "link", "Tie it to other records.";
        Measure = "measure", "Record its milestones and measurements.";
        ManageTeam = "manage_team", "Invite people, answer requests, change and end roles.";
        HandOver = "hand_over", "Hand its leadership to somebody else.";
        Leave = "leave", "Give up one's own role.";
        AskToJoin = "ask_to_join", "Ask to belong to it.";
        AppointLeader = "appoint_leader", "Give it somebody who answers for it, where nobody does.";
        ReadContacts = "read_contacts", "Read its private contacts.";
        ReadNotes = "read_notes", "Read and write its private notes.";
        ReadAudit = "read_audit", "Read who changed what, from where.";
        Hide = "hide", "Hide it because it breaks the rules, and show it again.";
        Report = "report", "Report it to the moderators.";
        RunTable = "run_table", "Run its live table: turns, clock, questions.";
        Select = "select", "Choose its projects and experts, write its agenda, cancel it.";
        Evaluate = "evaluate", "Score applications for it.";
    }
}

/// A row of the table: an act, the records it is for, who may, in which states, and the scope that an API token needs.
#[derive(Debug)]
pub struct RecordRow {
    /// The act.
    pub act: RecordAct,
    /// Records of these kinds.
    pub kinds: &'static [Kind],
    /// Who may.
    pub who: Holders,
    /// In these states.
    pub states: &'static [Publication],
    /// Whether a program may.
    pub token: RecordToken,
}

/// Who may do something with a record.
#[derive(Clone, Copy, Debug)]
pub enum Holders {
    /// Visitors and members.
    Anybody,
    /// Whoever has signed in and has no role in it.
    Strangers,
    /// Who is one of these to it.
    Roles(&'static [Role]),
}

/// Whether a program may, with an API token of a member who may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordToken {
    /// It takes a person.
    Never,
    /// With the scope to read.
    Read,
    /// With the scope to read contacts.
    ReadContacts,
    /// With the scope to write records of the kind.
    Write,
}

use Holders::{Anybody, Strangers};
use Kind::{Cluster, Dataset, Organisation, Person, Pilot, Project, Session};
use Publication::{Archived, Deleted, Draft, Hidden, Published};
use Role::{
    Administrator, Coordinator, Editor, Evaluator, Expert, Facilitator, HubManager, Leader, Manager, Moderator,
    Oneself, Participant, Viewer,
};

/// Kinds of records that people write.
pub const RECORDS: [Kind; 7] = [Project, Organisation, Person, Cluster, Dataset, Pilot, Session];

const ALL: &[Kind] = &RECORDS;
/// Records that somebody answers for.
const ANSWERS: Holders = Holders::Roles(&[Leader, Manager, Coordinator, Oneself]);
/// Those, and who works in them.
const WORKS: Holders = Holders::Roles(&[Leader, Editor, Manager, Coordinator, Oneself]);
/// Everybody who belongs to it.
const BELONGS: Holders =
    Holders::Roles(&[Leader, Editor, Viewer, Manager, Facilitator, Participant, Coordinator, Oneself]);
const ALIVE: &[Publication] = &[Draft, Published, Archived];
const NOT_DELETED: &[Publication] = &[Draft, Published, Archived, Hidden];
const ANY: &[Publication] = &[Draft, Published, Archived, Hidden, Deleted];
const WITH_TEAM: &[Kind] = &[Project, Organisation, Cluster, Dataset, Pilot, Session];

const fn row(
    act: RecordAct,
    kinds: &'static [Kind],
    who: Holders,
    states: &'static [Publication],
    token: RecordToken,
) -> RecordRow {
    RecordRow { act, kinds, who, states, token }
}

/// Who may do what with a record.
#[rustfmt::skip]
pub const TABLE: &[RecordRow] = &[
    row(RecordAct::Read,         ALL,                      Anybody,                                         &[Published],         RecordToken::Read),
    row(RecordAct::Read,         ALL,                      BELONGS,                                         ANY,                  RecordToken::Read),
    row(RecordAct::Read,         ALL,                      Holders::Roles(&[Moderator]),                    &[Hidden],            RecordToken::Read),
    row(RecordAct::Edit,         ALL,                      WORKS,                                           NOT_DELETED,          RecordToken::Write),
    row(RecordAct::Publish,      ALL,                      ANSWERS,                                         &[Draft, Archived],   RecordToken::Write),
    row(RecordAct::Archive,      ALL,                      ANSWERS,                                         &[Draft, Published],  RecordToken::Write),
    row(RecordAct::Restore,      ALL,                      ANSWERS,                                         &[Archived, Deleted], RecordToken::Write),
    row(RecordAct::Delete,       ALL,                      ANSWERS,                                         NOT_DELETED,          RecordToken::Write),
    row(RecordAct::MoveStage,    &[Project],               Holders::Roles(&[Leader, Editor]),               &[Draft, Published],  RecordToken::Write),
    row(RecordAct::MoveStage,    &[Project],               Holders::Roles(&[HubManager]),                   &[Published],         RecordToken::Write),
    row(RecordAct::OverrideGate, &[Project],               Holders::Roles(&[HubManager]),                   &[Published],         RecordToken::Never),
    row(RecordAct::Contribute,   &[Project],               Holders::Roles(&[Expert]),                       &[Published],         RecordToken::Write),
    row(RecordAct::AnswerAdvice, &[Project],               Holders::Roles(&[Leader, Editor]),               &[Published],         RecordToken::Write),
    row(RecordAct::ManageActions, &[Project],              Holders::Roles(&[Leader, Editor]),               &[Draft, Published],  RecordToken::Write),
    row(RecordAct::ManageNeeds,  &[Project],               Holders::Roles(&[Leader, Editor]),               &[Draft, Published],  RecordToken::Write),
    row(RecordAct::Conclude,     &[Project],               Holders::Roles(&[Leader]),                       ALIVE,                RecordToken::Write),
    row(RecordAct::AnswerOutcome, &[Project],              Holders::Roles(&[Leader, Editor]),               ALIVE,                RecordToken::Never),
    row(RecordAct::Link,         &[Project, Cluster, Dataset, Pilot], WORKS,                                ALIVE,                RecordToken::Write),
    row(RecordAct::Measure,      &[Pilot],                 WORKS,                                           ALIVE,                RecordToken::Write),
    row(RecordAct::ManageTeam,   WITH_TEAM,                ANSWERS,                                         ALIVE,                RecordToken::Never),
    row(RecordAct::HandOver,     WITH_TEAM,                ANSWERS,                                         ALIVE,                RecordToken::Never),
    row(RecordAct::Leave,        WITH_TEAM,                BELONGS,                                         ANY,                  RecordToken::Never),
    row(RecordAct::AskToJoin,    &[Project, Organisation], Strangers,                                       &[Published],         RecordToken::Never),
    row(RecordAct::AppointLeader, WITH_TEAM,               Holders::Roles(&[Administrator]),                &[Published, Archived], RecordToken::Never),
    row(RecordAct::ReadContacts, &[Project, Organisation], BELONGS,                                         NOT_DELETED,          RecordToken::ReadContacts),
    row(RecordAct::ReadNotes,    WITH_TEAM,                BELONGS,                                         NOT_DELETED,          RecordToken::Never),
    row(RecordAct::ReadAudit,    ALL,                      ANSWERS,                                         ANY,                  RecordToken::Never),
    row(RecordAct::ReadAudit,    ALL,                      Holders::Roles(&[Moderator, Administrator]),     &[Published, Hidden], RecordToken::Never),
    row(RecordAct::Hide,         ALL,                      Holders::Roles(&[Moderator]),                    &[Published, Hidden], RecordToken::Never),
    row(RecordAct::Report,       ALL,                      Anybody,                                         &[Published],         RecordToken::Never),
    row(RecordAct::Select,       &[Session],               Holders::Roles(&[Manager]),                      &[Draft, Published],  RecordToken::Write),
    row(RecordAct::Evaluate,     &[Session],               Holders::Roles(&[Evaluator]),                    &[Published],         RecordToken::Never),
    row(RecordAct::RunTable,     &[Session],               Holders::Roles(&[Manager, Facilitator]),         &[Draft, Published],  RecordToken::Write),
];

impl RecordRow {
    fn is_for(&self, act: RecordAct, standing: &Standing) -> bool {
        self.act == act && self.kinds.contains(&standing.kind)
    }

    fn holds(&self, actor: Actor, standing: &Standing) -> bool {
        match self.who {
            Anybody => true,
            Strangers => {
                actor.member().is_some()
                    && !standing.roles.any(&[Leader, Editor, Viewer, Manager, Facilitator, Participant])
            }
            Holders::Roles(roles) => actor.member().is_some() && standing.roles.any(roles),
        }
    }

    fn scope(&self, kind: Kind) -> Option<Scope> {
        match (self.token, kind) {
            (RecordToken::Never, _) => None,
            (RecordToken::Read, _) => Some(Scope::Read),
            (RecordToken::ReadContacts, _) => Some(Scope::ReadContacts),
            (RecordToken::Write, Project | Pilot) => Some(Scope::WriteProjects),
            (RecordToken::Write, _) => Some(Scope::WriteNetwork),
        }
    }
}

/// The roles that give leave to do something with a record of a kind while it is published: no other makes a difference then.
pub fn roles_that_may(act: RecordAct, kind: Kind) -> Roles {
    let rows =
        TABLE.iter().filter(|row| row.act == act && row.kinds.contains(&kind) && row.states.contains(&Published));
    rows.fold(Roles::default(), |all, row| match row.who {
        Anybody => all,
        Strangers => Roles::ALL,
        Holders::Roles(roles) => Roles(all.0 | Roles::of(roles.iter().copied()).0),
    })
}

/// What somebody may still do with a record who was banned.
pub const WHILE_BANNED: &[RecordAct] =
    &[RecordAct::Read, RecordAct::ReadAudit, RecordAct::ReadContacts, RecordAct::Leave, RecordAct::Report];

/// The scope with which a program may make records of a kind.
pub fn scope_to_create(kind: Kind) -> Scope {
    if matches!(kind, Project | Pilot) { Scope::WriteProjects } else { Scope::WriteNetwork }
}

impl Actor {
    /// Whether the actor may do something with a record, by role and state; what its token may is not looked at.
    pub fn may(self, act: RecordAct, standing: &Standing) -> bool {
        if matches!(self, Self::Operator) {
            return act == RecordAct::Read;
        }
        TABLE.iter().any(|row| {
            row.is_for(act, standing) && row.states.contains(&standing.publication) && row.holds(self, standing)
        })
    }

    /// Refuses what the actor may do with no record of the kind, before any record is looked for: visitors are asked to
    /// sign in and programs to come with the scope, whether the record exists or not.
    ///
    /// # Errors
    /// `Unauthenticated` for a visitor, `Forbidden` for a program.
    pub fn authorize_kind(self, act: RecordAct, kind: Kind) -> Result<()> {
        let mut rows = TABLE.iter().filter(|row| row.act == act && row.kinds.contains(&kind));
        match self {
            Self::Visitor if !rows.any(|row| matches!(row.who, Anybody)) => Err(Error::Unauthenticated),
            Self::Member(member) => {
                let Way::Token(_, scopes) = member.way else { return Ok(()) };
                let needed: Vec<Option<Scope>> = rows.map(|row| row.scope(kind)).collect();
                if needed.iter().flatten().any(|scope| scopes.has(*scope)) {
                    return Ok(());
                }
                let why = match needed.iter().flatten().next() {
                    Some(scope) => format!(": it lacks the scope {}", scope.as_str().to_uppercase()),
                    None => String::new(),
                };
                let kind = kind.type_name().to_lowercase();
                let about = act.about().trim_end_matches('.').to_lowercase();
                Err(Error::Forbidden(format!("do this with a {kind} ({about}) with this API token{why}")))
            }
            _ => Ok(()),
        }
    }

    /// Refuses what the actor may not do with a record.
    ///
    /// # Errors
    /// `NotFound` for who may not know that it exists; `Unauthenticated` for a visitor, `Forbidden` for others.
    pub fn authorize_on(self, act: RecordAct, standing: &Standing) -> Result<()> {
        let kind = standing.kind.type_name().to_lowercase();
        if !self.may(RecordAct::Read, standing) && !self.may(act, standing) {
            return Err(Error::NotFound(format!("the {kind}")));
        }
        let about = act.about().trim_end_matches('.').to_lowercase();
        let forbidden = |why: &str| Err(Error::Forbidden(format!("do this with the {kind} ({about}){why}")));
        let of_role: Vec<&RecordRow> =
            TABLE.iter().filter(|row| row.is_for(act, standing) && row.holds(self, standing)).collect();
        let Some(row) = of_role.iter().find(|row| row.states.contains(&standing.publication)) else {
            return match self {
                Self::Visitor => Err(Error::Unauthenticated),
                _ if of_role.is_empty() => forbidden(""),
                _ => forbidden(&format!(" while it is {}", standing.publication.as_str())),
            };
        };
        if let Some(ban) = self.member().and_then(|member| member.ban).filter(|_| !WHILE_BANNED.contains(&act)) {
            return Err(Error::Banned(ban));
        }
        match self {
            Self::Member(member) => match (member.way, row.scope(standing.kind)) {
                (Way::Session(_), _) => Ok(()),
                (Way::Token(..), None) => forbidden(" with an API token"),
                (Way::Token(_, scopes), Some(scope)) if scopes.has(scope) => Ok(()),
                (Way::Token(..), Some(scope)) => {
                    let scope = scope.as_str().to_uppercase();
                    forbidden(&format!(" with this API token: it lacks the scope {scope}"))
                }
            },
            Self::Visitor => Ok(()),
            Self::Operator if act == RecordAct::Read => Ok(()),
            Self::Operator => forbidden(" from the command line"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Scopes;
    use crate::id::{AccountId, ApiTokenId, SignInSessionId};
    use crate::moderation::{Ban, ModerationRule};
    use crate::policy::{Member, Rights};
    use crate::vocabulary::Vocabulary;
    use std::fmt::Write;
    use uuid::Uuid;

    fn by(way: Way) -> Actor {
        Actor::Member(Member::new(AccountId(Uuid::from_u128(1)), Rights::default(), way))
    }

    fn session() -> Actor {
        by(Way::Session(SignInSessionId(Uuid::from_u128(2))))
    }

    fn token(scopes: &[Scope]) -> Actor {
        by(Way::Token(ApiTokenId(Uuid::from_u128(3)), Scopes::new(scopes.iter().copied())))
    }

    /// Every role against every act, kind and state: what changes here changes who may do what.
    #[test]
    fn the_matrix_of_roles_acts_records_and_states() {
        let letters = |actor: Actor, act, kind, roles: Roles| -> String {
            Publication::ALL
                .iter()
                .zip(["d", "p", "a", "h", "x"])
                .map(|(publication, letter)| {
                    let standing = Standing { kind, publication: *publication, roles };
                    if actor.authorize_on(act, &standing).is_ok() { letter } else { "·" }
                })
                .collect()
        };
        let mut matrix = String::from("d draft, p published, a archived, h hidden, x deleted: may in this state\n");
        for kind in RECORDS {
            write!(matrix, "\n{:22}", kind.type_name()).unwrap();
            for name in ["visitor", "member", "program"].into_iter().chain(Role::ALL.iter().map(|role| role.as_str())) {
                write!(matrix, "{name:15}").unwrap();
            }
            for act in RecordAct::ALL {
                if !TABLE.iter().any(|row| row.act == *act && row.kinds.contains(&kind)) {
                    continue;
                }
                write!(matrix, "\n  {:20}", act.as_str()).unwrap();
                let none = Roles::default();
                let leads = Roles::of([Role::Leader, Role::Manager, Role::Coordinator, Role::Oneself]);
                let program = token(&[Scope::WriteProjects, Scope::WriteNetwork, Scope::ReadContacts]);
                write!(matrix, "{:15}", letters(Actor::Visitor, *act, kind, none)).unwrap();
                write!(matrix, "{:15}", letters(session(), *act, kind, none)).unwrap();
                write!(matrix, "{:15}", letters(program, *act, kind, leads)).unwrap();
                for role in Role::ALL {
                    write!(matrix, "{:15}", letters(session(), *act, kind, Roles::of([*role]))).unwrap();
                }
            }
            matrix.push('\n');
        }
        let matrix: Vec<&str> = matrix.lines().map(str::trim_end).collect();
        insta::assert_snapshot!(matrix.join("\n"));
    }

    #[test]
    fn who_may_not_know_that_it_exists_is_told_that_it_does_not() {
        let hidden = |publication| Standing { kind: Kind::Project, publication, roles: Roles::default() };
        for publication in Publication::ALL {
            for act in RecordAct::ALL {
                for actor in [Actor::Visitor, session(), token(&[Scope::WriteProjects])] {
                    let refused = actor.authorize_on(*act, &hidden(*publication)).err();
                    if *publication != Publication::Published {
                        assert!(matches!(refused, Some(Error::NotFound(_))), "{act} {publication}: {refused:?}");
                    } else {
                        assert!(!matches!(refused, Some(Error::NotFound(_))), "{act}: {refused:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn who_was_banned_reads_and_leaves_and_writes_nothing() {
        let ban = Ban { rule: ModerationRule::Respect, until: None };
        let rights = Rights { ban: Some(ban), ..Rights::default() };
        let way = Way::Session(SignInSessionId(Uuid::from_u128(2)));
        let banned = Actor::Member(Member::new(AccountId(Uuid::from_u128(1)), rights, way));
        let roles = Roles::of([Role::Leader, Role::Moderator, Role::HubManager]);
        let standing = Standing { kind: Kind::Project, publication: Publication::Published, roles };
        for act in RecordAct::ALL {
            let answer = banned.authorize_on(*act, &standing);
            let may = session().authorize_on(*act, &standing).is_ok() && WHILE_BANNED.contains(act);
            assert_eq!(answer.is_ok(), may, "{act}: {answer:?}");
        }
        let refused = banned.authorize_on(RecordAct::Edit, &standing).unwrap_err();
        assert!(refused.to_string().contains("respect") && refused.to_string().contains("object"), "{refused}");
        assert_eq!(refused.code(), "BANNED");
    }

    #[test]
    fn before_a_record_is_looked_for_visitors_sign_in_and_programs_show_their_scope() {
        for act in RecordAct::ALL.iter().filter(|act| !matches!(act, RecordAct::Read | RecordAct::Report)) {
            assert_eq!(Actor::Visitor.authorize_kind(*act, Kind::Project).unwrap_err().code(), "UNAUTHENTICATED");
            assert!(session().authorize_kind(*act, Kind::Project).is_ok());
        }
        assert!(Actor::Visitor.authorize_kind(RecordAct::Report, Kind::Project).is_ok());
        let projects = token(&[Scope::WriteProjects]);
        assert!(projects.authorize_kind(RecordAct::Edit, Kind::Project).is_ok());
        let refused = projects.authorize_kind(RecordAct::Edit, Kind::Dataset).unwrap_err().to_string();
        assert!(refused.contains("WRITE_NETWORK"), "{refused}");
        assert_eq!(projects.authorize_kind(RecordAct::ManageTeam, Kind::Project).unwrap_err().code(), "FORBIDDEN");
    }

    #[test]
    fn a_program_needs_the_scope_of_the_kind_and_a_visitor_is_asked_to_sign_in() {
        let roles = Roles::of([Role::Leader, Role::Manager]);
        let of = |kind| Standing { kind, publication: Publication::Published, roles };
        let projects = token(&[Scope::WriteProjects]);
        assert!(projects.authorize_on(RecordAct::Edit, &of(Kind::Project)).is_ok());
        let refused = projects.authorize_on(RecordAct::Edit, &of(Kind::Organisation)).unwrap_err();
        assert!(refused.to_string().contains("WRITE_NETWORK"), "{refused}");
        let refused = projects.authorize_on(RecordAct::ManageTeam, &of(Kind::Project)).unwrap_err();
        assert_eq!(refused.code(), "FORBIDDEN");
        let nobody = Standing { roles: Roles::default(), ..of(Kind::Project) };
        assert_eq!(Actor::Visitor.authorize_on(RecordAct::Edit, &nobody).unwrap_err().code(), "UNAUTHENTICATED");
        assert_eq!(session().authorize_on(RecordAct::Edit, &nobody).unwrap_err().code(), "FORBIDDEN");
    }
}
