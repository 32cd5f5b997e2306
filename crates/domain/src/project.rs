//! Projects: one entity from the first idea to a market or an end.

use crate::gate::GateEvidence;
use crate::geo::Point;
use crate::id::{
    ClusterId, ContributionId, NeedId, OrganisationId, PersonId, ProjectId, ProjectLinkId, ProjectMemberId,
    ProjectOrganisationId, RegionId,
};
use crate::money::Money;
use crate::text::{Language, Translations};
use crate::vocabulary::{
    Area, Cause, ContributionKind, FocusArea, LinkKind, NeedKind, NeedStatus, OrganisationRole, OutcomeKind,
    ProjectRole, Publication, Stage,
};
use chrono::NaiveDate;

/// Where an imported record comes from; `(name, id)` is unique per aggregate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Name of the source: `dsi4eu`.
    pub name: String,
    /// Its id there.
    pub id: String,
    /// Fingerprint of the content as imported, to see what has changed.
    pub fingerprint: String,
}

/// A project as stored, with what belongs to it alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Key.
    pub id: ProjectId,
    /// Address in the web app.
    pub slug: String,
    /// Title in `language`.
    pub title: String,
    /// Language of the texts.
    pub language: Language,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Full text.
    pub description: Option<String>,
    /// Translations of `title`, `summary` and `description`.
    pub translations: Translations,
    /// Where it stands.
    pub stage: Stage,
    /// How it came there, oldest first.
    pub stage_history: Vec<StageEntry>,
    /// Region.
    pub region: Option<RegionId>,
    /// Place.
    pub point: Option<Point>,
    /// The organisation that leads it.
    pub organisation: Option<OrganisationId>,
    /// Other organisations in it.
    pub organisations: Vec<ProjectOrganisation>,
    /// The people who make it, those who lead it first.
    pub team: Vec<ProjectMember>,
    /// The cluster it belongs to.
    pub cluster: Option<ClusterId>,
    /// First day.
    pub started_on: Option<NaiveDate>,
    /// Last day.
    pub ended_on: Option<NaiveDate>,
    /// Budget as published.
    pub budget: Option<Money>,
    /// The same in hundredths of a euro, where the source or the currency tells.
    pub budget_eur_cents: Option<i64>,
    /// Web address.
    pub website: Option<String>,
    /// Free key words.
    pub tags: Vec<String>,
    /// Sustainable Development Goals, 1 to 17.
    pub sdgs: Vec<u8>,
    /// Focus areas.
    pub focus_areas: Vec<FocusArea>,
    /// What it looks for.
    pub needs: Vec<Need>,
    /// What experts gave.
    pub contributions: Vec<Contribution>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// What shows that it meets what the gates ask for, at most one per requirement.
    pub evidence: Vec<GateEvidence>,
    /// Who sees it.
    pub publication: Publication,
    /// Invented for the demo network.
    pub is_demo: bool,
    /// Where it was imported from.
    pub origin: Option<Origin>,
}

/// One step of a project's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageEntry {
    /// The stage entered.
    pub stage: Stage,
    /// On this day, where known.
    pub entered_on: Option<NaiveDate>,
    /// Evidence or reason.
    pub note: Option<String>,
    /// Language of the note.
    pub language: Language,
}

/// An organisation in a project, besides its lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectOrganisation {
    /// Key.
    pub id: ProjectOrganisationId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// What it is to the project.
    pub role: OrganisationRole,
}

/// A person in the team of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectMember {
    /// Key.
    pub id: ProjectMemberId,
    /// The person.
    pub person: PersonId,
    /// What the person may do in it.
    pub role: ProjectRole,
    /// In the team since, where known.
    pub joined_on: Option<NaiveDate>,
}

/// What a project looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Key.
    pub id: NeedId,
    /// Area.
    pub area: Area,
    /// Kind.
    pub kind: NeedKind,
    /// One line, in `language`.
    pub title: String,
    /// More, where needed.
    pub text: Option<String>,
    /// Language of the texts.
    pub language: Language,
    /// Translations of `title` and `text`.
    pub translations: Translations,
    /// Until when, where it ends.
    pub open_until: Option<NaiveDate>,
    /// Whether it is open.
    pub status: NeedStatus,
}

/// What an expert gave a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Key.
    pub id: ContributionId,
    /// The expert.
    pub expert: PersonId,
    /// Area.
    pub area: Area,
    /// Kind.
    pub kind: ContributionKind,
    /// What was said, in `language`.
    pub text: String,
    /// Language of the text.
    pub language: Language,
    /// Translations of `text`.
    pub translations: Translations,
    /// Whether the project took it up.
    pub adopted: bool,
    /// When it was given, ms since 1970 UTC.
    pub created_at: i64,
}

/// How a project ended, and what it teaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How.
    pub kind: OutcomeKind,
    /// Why.
    pub causes: Vec<Cause>,
    /// Language of the texts.
    pub language: Language,
    /// What was tried.
    pub tried: Option<String>,
    /// What they would do differently.
    pub would_differ: Option<String>,
    /// Translations of `tried` and `would_differ`.
    pub translations: Translations,
    /// When it ended.
    pub concluded_on: Option<NaiveDate>,
}

/// A tie between two projects, read `from` kind `to`: from *builds on* to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectLink {
    /// Key.
    pub id: ProjectLinkId,
    /// The project that says it.
    pub from: ProjectId,
    /// The other.
    pub to: ProjectId,
    /// How they are tied.
    pub kind: LinkKind,
    /// Why.
    pub note: Option<String>,
    /// Language of the note.
    pub language: Language,
}

impl Stage {
    /// Place on the way from need to market, 0 to 5; `None` for an exit.
    pub fn position(self) -> Option<u8> {
        match self {
            Self::NeedIdentified => Some(0),
            Self::Understood => Some(1),
            Self::Tested => Some(2),
            Self::Incubating => Some(3),
            Self::TestTrading => Some(4),
            Self::Market => Some(5),
            Self::Stopped | Self::Merged | Self::SpunOff => None,
        }
    }
}
