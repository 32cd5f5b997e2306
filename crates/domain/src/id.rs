//! Typed keys: one newtype per entity over UUID v7, and the global id that carries its type.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! kinds {
    ($($kind:ident, $id:ident, $machine:literal, $graphql:literal;)+) => {
        /// What a global id points at.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $(#[doc = $machine] $kind,)+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind,)+];
            /// Machine name, also the prefix of the global id.
            pub fn as_str(self) -> &'static str { match self { $(Kind::$kind => $machine,)+ } }
            /// The GraphQL type.
            pub fn type_name(self) -> &'static str { match self { $(Kind::$kind => $graphql,)+ } }
        }

        $(
            #[doc = concat!("Key of a ", $machine, ".")]
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
            #[serde(transparent)]
            pub struct $id(pub Uuid);

            impl From<$id> for GlobalId {
                fn from(id: $id) -> Self { GlobalId { kind: Kind::$kind, key: id.0 } }
            }
        )+
    };
}

kinds! {
    Project, ProjectId, "project", "Project";
    Need, NeedId, "need", "Need";
    Contribution, ContributionId, "contribution", "Contribution";
    ProjectLink, ProjectLinkId, "projectlink", "ProjectLink";
    ProjectOrganisation, ProjectOrganisationId, "projectorganisation", "ProjectOrganisation";
    Organisation, OrganisationId, "organisation", "Organisation";
    Person, PersonId, "person", "Person";
    Cluster, ClusterId, "cluster", "Cluster";
    ClusterMember, ClusterMemberId, "clustermember", "ClusterMember";
    Catalogue, CatalogueId, "catalogue", "Catalogue";
    Dataset, DatasetId, "dataset", "Dataset";
    DatasetUse, DatasetUseId, "datasetuse", "DatasetUse";
    Pilot, PilotId, "pilot", "Pilot";
    ProjectMember, ProjectMemberId, "projectmember", "ProjectMember";
    Session, SessionId, "session", "Session";
    Region, RegionId, "region", "Region";
    Account, AccountId, "account", "Viewer";
    SignInSession, SignInSessionId, "signinsession", "SignInSession";
    ApiToken, ApiTokenId, "apitoken", "ApiToken";
    Report, ReportId, "report", "Report";
    Notice, NoticeId, "notice", "Notice";
    Milestone, MilestoneId, "milestone", "Milestone";
    Indicator, IndicatorId, "indicator", "Indicator";
    Invitation, InvitationId, "invitation", "Invitation";
    JoinRequest, JoinRequestId, "joinrequest", "JoinRequest";
    Note, NoteId, "note", "Note";
    Appointment, AppointmentId, "appointment", "Appointment";
    Change, ChangeId, "change", "Change";
    Identity, IdentityId, "identity", "Identity";
    Image, ImageId, "image", "Image";
    // advice
    Adoption, AdoptionId, "adoption", "Adoption";
    Action, ActionId, "action", "Action";
    MoneyEntry, MoneyEntryId, "moneyentry", "MoneyEntry";
    // the live table
    SessionTurn, SessionTurnId, "sessionturn", "SessionTurn";
    TableQuestion, TableQuestionId, "tablequestion", "TableQuestion";
    // before the table
    SessionExpert, SessionExpertId, "sessionexpert", "SessionExpert";
    Application, ApplicationId, "application", "Application";
    // outcomes
    Lesson, LessonId, "lesson", "Lesson";
    // following
    Notification, NotificationId, "notification", "Notification";
}

/// A key with its type, as GraphQL shows it: `project_0190f3a2…` (kind, `_`, 32 hex digits).
/// Callers treat it as opaque.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GlobalId {
    /// What it points at.
    pub kind: Kind,
    /// The key.
    pub key: Uuid,
}

impl fmt::Display for GlobalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{}", self.kind.as_str(), self.key.simple())
    }
}

impl GlobalId {
    /// Reads a global id; `None` when it is not one of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, key) = text.split_once('_')?;
        let kind = *Kind::ALL.iter().find(|known| known.as_str() == kind)?;
        (key.len() == 32).then_some(())?;
        Some(Self { kind, key: Uuid::try_parse(key).ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_global_id_reads_back_as_itself(key: u128, kind in 0..Kind::ALL.len()) {
            let id = GlobalId { kind: Kind::ALL[kind], key: Uuid::from_u128(key) };
            prop_assert_eq!(GlobalId::parse(&id.to_string()), Some(id));
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in ".*") {
            GlobalId::parse(&text);
        }
    }
}
