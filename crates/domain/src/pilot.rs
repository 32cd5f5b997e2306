//! Pilot actions: plan, milestones, indicators.

use crate::id::{ClusterId, PilotId, ProjectId, RegionId};
use crate::text::{Language, Translations};
use crate::vocabulary::{ChainKind, Direction, PilotStatus, Publication};
use chrono::NaiveDate;

/// A pilot as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Pilot {
    /// Key.
    pub id: PilotId,
    /// Address in the web app.
    pub slug: String,
    /// Title in `language`.
    pub title: String,
    /// Language of the texts.
    pub language: Language,
    /// A few sentences.
    pub summary: Option<String>,
    /// Translations of `title` and `summary`.
    pub translations: Translations,
    /// Where it stands.
    pub status: PilotStatus,
    /// The cluster that runs it.
    pub cluster: Option<ClusterId>,
    /// The project it grew from or into.
    pub project: Option<ProjectId>,
    /// Region.
    pub region: Option<RegionId>,
    /// First day.
    pub started_on: Option<NaiveDate>,
    /// Last day.
    pub ended_on: Option<NaiveDate>,
    /// Milestones in order.
    pub milestones: Vec<Milestone>,
    /// Indicators in order.
    pub indicators: Vec<Indicator>,
    /// The learning chain it stands in, in order: from what was learned to what became policy.
    pub chain: Vec<PilotStep>,
    /// Who sees it.
    pub publication: Publication,
    /// Belongs to the demo network.
    pub is_demo: bool,
}

/// A step of a pilot's plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// What is reached.
    pub title: String,
    /// Language of the title.
    pub language: Language,
    /// Planned for.
    pub due_on: Option<NaiveDate>,
    /// Reached on.
    pub done_on: Option<NaiveDate>,
}

/// A link of the learning chain that a pilot stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PilotStep {
    /// Which link of the chain.
    pub kind: ChainKind,
    /// One line, in `language`.
    pub title: String,
    /// More, where needed.
    pub text: Option<String>,
    /// Language of the texts.
    pub language: Language,
    /// Translations of `title` and `text`.
    pub translations: Translations,
    /// On this day, where on record.
    pub happened_on: Option<NaiveDate>,
    /// Where, as people say it.
    pub place: Option<String>,
    /// Where more is to be read.
    pub url: Option<String>,
}

/// A figure that tells whether a pilot works.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// What is counted.
    pub name: String,
    /// Language of the name.
    pub language: Language,
    /// In which unit: `people`, `%`, `EUR`.
    pub unit: String,
    /// Before the pilot.
    pub baseline: Option<f64>,
    /// Aimed at.
    pub target: Option<f64>,
    /// Found.
    pub measured: Option<f64>,
    /// Found on.
    pub measured_on: Option<NaiveDate>,
    /// Which way it improves.
    pub better: Direction,
}
