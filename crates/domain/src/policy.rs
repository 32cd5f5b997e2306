//! Who may do what. The only place that knows roles.
//!
//! [`TABLE`] is the whole of it, to be read by anybody: each act, who may do it, and which scope an API token needs for it.

pub mod record;

use crate::account::{Scope, Scopes};
use crate::error::{Error, Result};
use crate::id::{AccountId, ApiTokenId, PersonId, SignInSessionId};
use crate::moderation::Ban;

/// Who is acting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Actor {
    /// Anybody, not signed in.
    Visitor,
    /// Somebody who signed in, or a program with a token of theirs.
    Member(Member),
    /// The command line of the server's owner: sees and does everything.
    Operator,
}

/// Somebody with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Member {
    /// The account.
    pub account: AccountId,
    /// Whether it is an administrator's.
    pub is_administrator: bool,
    /// Whether it is a moderator's.
    pub is_moderator: bool,
    /// The ban under which it is.
    pub ban: Option<Ban>,
    /// The profile of the account, where it has one.
    pub person: Option<PersonId>,
    /// How they came in.
    pub way: Way,
}

/// What rights of an account depend on, and whose they are, looked up at each request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rights {
    /// Whether it is an administrator's.
    pub is_administrator: bool,
    /// Whether it is a moderator's.
    pub is_moderator: bool,
    /// The ban under which it is.
    pub ban: Option<Ban>,
    /// The profile of the account, where it has one.
    pub person: Option<PersonId>,
}

impl Member {
    /// Who came in by a way, with the rights of their account.
    pub fn new(account: AccountId, rights: Rights, way: Way) -> Self {
        let Rights { is_administrator, is_moderator, ban, person } = rights;
        Self { account, is_administrator, is_moderator, ban, person, way }
    }
}

/// How a member came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// Signed in at a browser.
    Session(SignInSessionId),
    /// A program with an API token.
    Token(ApiTokenId, Scopes),
}

impl Actor {
    /// Whether the actor sees records that are not published. Being an administrator is no reason to read drafts.
    pub fn sees_unpublished(self) -> bool {
        matches!(self, Self::Operator)
    }

    /// The member who acts.
    pub fn member(self) -> Option<Member> {
        match self {
            Self::Member(member) => Some(member),
            Self::Visitor | Self::Operator => None,
        }
    }

    /// The browser session in which the actor acts.
    pub fn session(self) -> Option<SignInSessionId> {
        match self.member()?.way {
            Way::Session(session) => Some(session),
            Way::Token(..) => None,
        }
    }

    /// Refuses what the actor may not do.
    ///
    /// # Errors
    /// `Unauthenticated` for a visitor who could do it after signing in, else `Forbidden`.
    pub fn authorize(self, action: Action) -> Result<()> {
        let Some(Row { who, token, about, .. }) = TABLE.iter().find(|row| row.action == action) else {
            return Err(Error::internal(format!("{action:?} has no row in the table of the policy")));
        };
        let forbidden = |why: &str| Err(Error::Forbidden(format!("{about}{why}")));
        match (self, who) {
            (Self::Visitor, Who::Anybody) | (Self::Operator, Who::Owner) => Ok(()),
            (Self::Visitor, Who::Members | Who::Moderators | Who::Administrators) => Err(Error::Unauthenticated),
            (Self::Member(_), Who::Owner) | (Self::Visitor, Who::Owner) => forbidden(""),
            (Self::Operator, _) => forbidden(" from the command line"),
            (Self::Member(member), who) => {
                let lacks = match who {
                    Who::Administrators => !member.is_administrator,
                    Who::Moderators => !member.is_moderator,
                    _ => false,
                };
                if lacks {
                    return forbidden("");
                }
                if let Some(ban) = member.ban.filter(|_| !WHILE_BANNED.contains(&action)) {
                    return Err(Error::Banned(ban));
                }
                match (member.way, token) {
                    (Way::Session(_), _) => Ok(()),
                    (Way::Token(..), ByToken::Never) => forbidden(" with an API token"),
                    (Way::Token(_, scopes), ByToken::With(scope)) if scopes.has(*scope) => Ok(()),
                    (Way::Token(..), ByToken::With(scope)) => {
                        let scope = scope.as_str().to_uppercase();
                        forbidden(&format!(" with this API token: it lacks the scope {scope}"))
                    }
                }
            }
        }
    }
}

/// Something a person can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the table says what each is")]
pub enum Action {
    SignUp,
    ConfirmEmail,
    SignIn,
    RequestPasswordReset,
    ResetPassword,
    ReadOwnAccount,
    SignOut,
    SignOutEverywhere,
    EndSession,
    ChangePassword,
    CreateApiToken,
    RevokeApiToken,
    BeginSecondFactor,
    ConfirmSecondFactor,
    RenewRecoveryCodes,
    EndSecondFactor,
    ChangeEmail,
    ConfirmEmailChange,
    EditAccount,
    FinishSignIn,
    ConfirmLink,
    LinkIdentity,
    UnlinkIdentity,
    AddAccount,
    ListAccounts,
    MakeAdministrator,
    CreateProject,
    CreateRecord,
    EditProfile,
    ChangeProject,
    ChangeNetwork,
    ManagePeople,
    AnswerInvitation,
    Appoint,
    AppointAsOwner,
    KeepDrafts,
    FindDuplicates,
    DownloadMyData,
    EraseAccount,
    SetConsent,
    Report,
    ObjectToDecision,
    Moderate,
    // the live table
    AskAtTable,
    RunTable,
    // following
    Follow,
    ManageNotifications,
}

/// Who may do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Visitors and members.
    Anybody,
    /// Whoever has signed in.
    Members,
    /// Members who are moderators.
    Moderators,
    /// Members who are administrators.
    Administrators,
    /// The server's owner at the command line.
    Owner,
}

/// Whether a program may do something with an API token of a member who may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByToken {
    /// It takes a person.
    Never,
    /// With this scope.
    With(Scope),
}

/// A row of the table.
#[derive(Debug)]
pub struct Row {
    /// The act.
    pub action: Action,
    /// What it is, after "you may not …".
    pub about: &'static str,
    /// Who may.
    pub who: Who,
    /// Whether a token may.
    pub token: ByToken,
}

const fn row(action: Action, who: Who, token: ByToken, about: &'static str) -> Row {
    Row { action, about, who, token }
}

/// Who may do what.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    row(Action::SignUp,               Who::Anybody, ByToken::Never,                     "ask for an account"),
    row(Action::ConfirmEmail,         Who::Anybody, ByToken::Never,                     "confirm an address"),
    row(Action::SignIn,               Who::Anybody, ByToken::Never,                     "sign in"),
    row(Action::RequestPasswordReset, Who::Anybody, ByToken::Never,                     "ask for a new password"),
    row(Action::ResetPassword,        Who::Anybody, ByToken::Never,                     "set a new password by mail"),
    row(Action::ReadOwnAccount,       Who::Members, ByToken::With(Scope::Read),         "read your own account"),
    row(Action::SignOut,              Who::Members, ByToken::Never,                     "sign out"),
    row(Action::SignOutEverywhere,    Who::Members, ByToken::With(Scope::WriteAccount), "sign out everywhere"),
    row(Action::EndSession,           Who::Members, ByToken::With(Scope::WriteAccount), "end a session of yours"),
    row(Action::ChangePassword,       Who::Members, ByToken::Never,                     "change your password"),
    row(Action::CreateApiToken,       Who::Members, ByToken::Never,                     "make an API token"),
    row(Action::RevokeApiToken,       Who::Members, ByToken::With(Scope::WriteAccount), "revoke an API token of yours"),
    row(Action::BeginSecondFactor,    Who::Members, ByToken::Never,                     "begin a second factor"),
    row(Action::ConfirmSecondFactor,  Who::Members, ByToken::Never,                     "turn on a second factor"),
    row(Action::RenewRecoveryCodes,   Who::Members, ByToken::Never,                     "make new recovery codes"),
    row(Action::EndSecondFactor,      Who::Members, ByToken::Never,                     "turn off your second factor"),
    row(Action::ChangeEmail,          Who::Members, ByToken::Never,                     "ask for another address"),
    row(Action::ConfirmEmailChange,   Who::Anybody, ByToken::Never,                     "confirm another address"),
    row(Action::EditAccount,          Who::Members, ByToken::With(Scope::WriteAccount), "change your name and language"),
    row(Action::FinishSignIn,         Who::Anybody, ByToken::Never,                     "finish signing in with a provider"),
    row(Action::ConfirmLink,          Who::Anybody, ByToken::Never,                     "link an identity by mail"),
    row(Action::LinkIdentity,         Who::Members, ByToken::Never,                     "link an identity to your account"),
    row(Action::UnlinkIdentity,       Who::Members, ByToken::Never,                     "unlink an identity of yours"),
    row(Action::AddAccount,           Who::Owner,   ByToken::Never,                     "add an account for somebody"),
    row(Action::ListAccounts,         Who::Owner,   ByToken::Never,                     "list all accounts"),
    row(Action::MakeAdministrator,    Who::Owner,   ByToken::Never,                     "make somebody an administrator"),
    row(Action::CreateProject,        Who::Members, ByToken::With(Scope::WriteProjects), "make a project or a pilot"),
    row(Action::CreateRecord,         Who::Members, ByToken::With(Scope::WriteNetwork), "make a record of the network"),
    row(Action::EditProfile,          Who::Members, ByToken::With(Scope::WriteNetwork), "write your profile"),
    row(Action::ChangeProject,        Who::Members, ByToken::With(Scope::WriteProjects), "change a project or a pilot"),
    row(Action::ChangeNetwork,        Who::Members, ByToken::With(Scope::WriteNetwork), "change a record of the network"),
    row(Action::ManagePeople,         Who::Members, ByToken::Never,                     "manage the people of a record"),
    row(Action::AnswerInvitation,     Who::Members, ByToken::Never,                     "answer an invitation"),
    row(Action::Appoint,              Who::Administrators, ByToken::Never,              "appoint somebody or read who is appointed"),
    row(Action::AppointAsOwner,       Who::Owner,   ByToken::Never,                     "appoint somebody at the command line"),
    row(Action::KeepDrafts,           Who::Members, ByToken::Never,                     "keep forms that are not finished"),
    row(Action::FindDuplicates,       Who::Members, ByToken::With(Scope::Read),         "look for duplicates"),
    row(Action::DownloadMyData,       Who::Members, ByToken::Never,                     "download your data"),
    row(Action::EraseAccount,         Who::Members, ByToken::Never,                     "erase your account"),
    row(Action::SetConsent,           Who::Members, ByToken::Never,                     "give or withdraw a consent"),
    row(Action::Report,               Who::Anybody, ByToken::Never,                   "report something"),
    row(Action::ObjectToDecision,     Who::Members, ByToken::Never,                     "object to a decision"),
    row(Action::Moderate,             Who::Moderators, ByToken::Never,                  "look at reports and decide them"),
    row(Action::AskAtTable,           Who::Members, ByToken::Never,                     "ask a table a question or support one"),
    row(Action::RunTable,             Who::Members, ByToken::With(Scope::WriteNetwork), "run a live table"),
    row(Action::Follow,               Who::Members, ByToken::With(Scope::WriteAccount), "follow something"),
    row(Action::ManageNotifications,  Who::Members, ByToken::With(Scope::WriteAccount), "look after your notifications"),
];

/// What somebody may still do who was banned: read, look after the account, leave, and object.
pub const WHILE_BANNED: &[Action] = &[
    Action::ConfirmEmail,
    Action::SignIn,
    Action::RequestPasswordReset,
    Action::ResetPassword,
    Action::ReadOwnAccount,
    Action::SignOut,
    Action::SignOutEverywhere,
    Action::EndSession,
    Action::ChangePassword,
    Action::RevokeApiToken,
    Action::DownloadMyData,
    Action::EraseAccount,
    Action::SetConsent,
    Action::Report,
    Action::ObjectToDecision,
    Action::BeginSecondFactor,
    Action::ConfirmSecondFactor,
    Action::RenewRecoveryCodes,
    Action::EndSecondFactor,
    Action::ChangeEmail,
    Action::ConfirmEmailChange,
    Action::FinishSignIn,
    Action::ConfirmLink,
    Action::UnlinkIdentity,
    Action::FindDuplicates,
    Action::ManageNotifications,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moderation::ModerationRule;
    use std::fmt::Write;
    use uuid::Uuid;

    fn member(is_administrator: bool, way: Way) -> Actor {
        let rights = Rights { is_administrator, ..Rights::default() };
        Actor::Member(Member::new(AccountId(Uuid::from_u128(1)), rights, way))
    }

    fn other(rights: Rights) -> Actor {
        let way = Way::Session(SignInSessionId(Uuid::from_u128(2)));
        Actor::Member(Member::new(AccountId(Uuid::from_u128(1)), rights, way))
    }

    /// Every kind of actor against every act: what changes here changes who may do what.
    #[test]
    fn the_matrix_of_actors_and_acts() {
        let session = Way::Session(SignInSessionId(Uuid::from_u128(2)));
        let token = |scopes: &[Scope]| Way::Token(ApiTokenId(Uuid::from_u128(3)), Scopes::new(scopes.iter().copied()));
        let actors = [
            ("visitor", Actor::Visitor),
            ("member", member(false, session)),
            ("admin", member(true, session)),
            ("moder.", other(Rights { is_moderator: true, ..Rights::default() })),
            (
                "banned",
                other(Rights { ban: Some(Ban { rule: ModerationRule::Law, until: None }), ..Rights::default() }),
            ),
            ("token", member(false, token(&[]))),
            ("+account", member(false, token(&[Scope::WriteAccount]))),
            ("+others", member(true, token(&[Scope::ReadContacts, Scope::WriteProjects]))),
            ("owner", Actor::Operator),
        ];
        let mut matrix = format!("{:32}", "may");
        actors.iter().for_each(|(name, _)| write!(matrix, "{name:9}").unwrap());
        for row in TABLE {
            write!(matrix, "\n{:32}", row.about).unwrap();
            for (_, actor) in actors {
                let may = match actor.authorize(row.action) {
                    Ok(()) => "yes",
                    Err(Error::Unauthenticated) => "sign in",
                    Err(Error::Banned(_)) => "banned",
                    Err(Error::Forbidden(_)) => "-",
                    Err(other) => panic!("{other}"),
                };
                write!(matrix, "{may:9}").unwrap();
            }
        }
        let matrix: Vec<&str> = matrix.lines().map(str::trim_end).collect();
        insta::assert_snapshot!(matrix.join("\n"));
    }
}
