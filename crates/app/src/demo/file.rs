//! `seed/demo/*.json` as they are written, one array of records a file: keys tie the records to each other.

use chrono::{NaiveDate, NaiveTime};
use rialto_domain::gate::Requirement;
use rialto_domain::lesson::Figure;
use rialto_domain::session::TimeZone;
use rialto_domain::text::{Language, Translations};
use rialto_domain::vocabulary::{
    Area, Cause, ChainKind, Consolidation, ContributionKind, Direction, FocusArea, Helix, LinkKind, MacroScenario,
    NeedKind, NeedStatus, OrganisationRole, OutcomeKind, PilotStatus, ProjectRole, SeatStatus, Skill, Stage, Theme,
    UsePurpose,
};
use rialto_domain::{Error, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// The files by name.
pub(super) const FILES: [(&str, &str); 13] = [
    ("organisations", include_str!("../../seed/demo/organisations.json")),
    ("people", include_str!("../../seed/demo/people.json")),
    ("clusters", include_str!("../../seed/demo/clusters.json")),
    ("catalogues", include_str!("../../seed/demo/catalogues.json")),
    ("datasets", include_str!("../../seed/demo/datasets.json")),
    ("projects", include_str!("../../seed/demo/projects.json")),
    ("project_links", include_str!("../../seed/demo/project_links.json")),
    ("lessons", include_str!("../../seed/demo/lessons.json")),
    ("pilots", include_str!("../../seed/demo/pilots.json")),
    ("dataset_uses", include_str!("../../seed/demo/dataset_uses.json")),
    ("sessions", include_str!("../../seed/demo/sessions.json")),
    ("advice", include_str!("../../seed/demo/advice.json")),
    ("money", include_str!("../../seed/demo/money.json")),
];

fn records<T: DeserializeOwned>(name: &str) -> Result<Vec<T>> {
    let text = FILES.iter().find(|(file, _)| *file == name).map_or("", |(_, text)| text);
    serde_json::from_str(text).map_err(|error| Error::internal(format!("seed/demo/{name}.json: {error}")))
}

impl Network {
    /// Reads the files.
    ///
    /// # Errors
    /// `Internal` that names the file for what is not of the form below; an unknown name of a field is an error too.
    pub(super) fn read() -> Result<Self> {
        Ok(Self {
            organisations: records("organisations")?,
            people: records("people")?,
            clusters: records("clusters")?,
            catalogues: records("catalogues")?,
            datasets: records("datasets")?,
            projects: records("projects")?,
            project_links: records("project_links")?,
            lessons: records("lessons")?,
            pilots: records("pilots")?,
            dataset_uses: records("dataset_uses")?,
            sessions: records("sessions")?,
            advice: records("advice")?,
            money: records("money")?,
        })
    }
}

pub(super) struct Network {
    pub organisations: Vec<Organisation>,
    pub people: Vec<Person>,
    pub clusters: Vec<Cluster>,
    pub catalogues: Vec<Catalogue>,
    pub datasets: Vec<Dataset>,
    pub projects: Vec<Project>,
    pub project_links: Vec<ProjectLink>,
    pub lessons: Vec<Lesson>,
    pub pilots: Vec<Pilot>,
    pub dataset_uses: Vec<DatasetUse>,
    pub sessions: Vec<Session>,
    pub advice: Vec<super::advice::Advice>,
    pub money: Vec<super::money::Amount>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Organisation {
    pub key: String,
    pub name: String,
    pub language: Language,
    pub summary: Option<String>,
    pub description: Option<String>,
    pub translations: Translations,
    pub helix: Helix,
    pub size: Option<String>,
    pub website: Option<String>,
    pub region: String,
    pub lat: f64,
    pub lon: f64,
    pub founded_on: Option<NaiveDate>,
    pub tags: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub key: String,
    pub name: String,
    pub language: Language,
    pub headline: Option<String>,
    pub biography: Option<String>,
    pub translations: Translations,
    pub areas: Vec<Area>,
    pub skills: Vec<SkillLevel>,
    pub languages: Vec<Language>,
    pub regions: Vec<String>,
    pub region: String,
    pub places_per_month: Option<i16>,
    /// Stated where somebody is none; it must agree with `areas`.
    pub is_expert: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SkillLevel {
    pub skill: Skill,
    pub level: i16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cluster {
    pub key: String,
    pub name: String,
    pub language: Language,
    pub summary: Option<String>,
    pub translations: Translations,
    pub macro_scenario: MacroScenario,
    pub consolidation: Consolidation,
    pub region: String,
    pub focus_areas: Vec<FocusArea>,
    pub priorities: Vec<String>,
    pub founded_on: Option<NaiveDate>,
    pub members: Vec<Member>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Member {
    pub organisation: String,
    pub helix: Helix,
    pub joined_on: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Catalogue {
    pub key: String,
    pub title: String,
    pub url: String,
    pub country: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dataset {
    pub key: String,
    pub title: String,
    pub language: Language,
    pub description: Option<String>,
    pub translations: Translations,
    pub publisher: Option<String>,
    pub contact: Option<String>,
    pub landing_page: Option<String>,
    pub licence: Option<String>,
    pub access_rights: Option<String>,
    pub frequency: Option<String>,
    pub themes: Vec<Theme>,
    pub keywords: Vec<String>,
    pub issued_on: Option<NaiveDate>,
    pub modified_on: Option<NaiveDate>,
    pub temporal_start: Option<NaiveDate>,
    pub temporal_end: Option<NaiveDate>,
    pub region: Option<String>,
    pub catalogue: String,
    pub distributions: Vec<Distribution>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Distribution {
    pub title: Option<String>,
    pub access_url: String,
    pub download_url: Option<String>,
    pub format: Option<String>,
    pub media_type: Option<String>,
    pub licence: Option<String>,
    pub byte_size: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Project {
    pub key: String,
    pub title: String,
    pub language: Language,
    pub summary: Option<String>,
    pub description: Option<String>,
    pub translations: Translations,
    pub stage: Stage,
    pub region: String,
    pub lat: f64,
    pub lon: f64,
    pub organisation: String,
    pub organisations: Vec<ProjectOrganisation>,
    #[serde(default)]
    pub team: Vec<ProjectMember>,
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    pub cluster: Option<String>,
    pub started_on: NaiveDate,
    pub ended_on: Option<NaiveDate>,
    pub budget: Option<Budget>,
    pub website: Option<String>,
    pub tags: Vec<String>,
    pub sdgs: Vec<u8>,
    pub focus_areas: Vec<FocusArea>,
    pub stage_history: Vec<StageEntry>,
    pub needs: Vec<Need>,
    pub contributions: Vec<Contribution>,
    pub outcome: Option<Outcome>,
}

/// An amount in main units: `96000` is 96,000 EUR.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Budget {
    pub amount: i64,
    pub currency: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProjectOrganisation {
    pub organisation: String,
    pub role: OrganisationRole,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProjectMember {
    pub person: String,
    pub role: ProjectRole,
    pub joined_on: Option<NaiveDate>,
}

/// What met one requirement of the gate of a stage.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Evidence {
    pub requirement: Requirement,
    pub text: String,
    /// That of the project when it is not said.
    pub language: Option<Language>,
    pub met_on: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StageEntry {
    pub stage: Stage,
    pub entered_on: Option<NaiveDate>,
    pub note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Need {
    pub area: Area,
    pub kind: NeedKind,
    pub title: String,
    pub text: Option<String>,
    pub language: Language,
    pub translations: Translations,
    pub open_until: Option<NaiveDate>,
    pub status: NeedStatus,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Contribution {
    pub expert: String,
    pub area: Area,
    pub kind: ContributionKind,
    pub text: String,
    pub language: Language,
    pub translations: Translations,
    pub adopted: bool,
    pub created_on: NaiveDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Outcome {
    pub kind: OutcomeKind,
    pub causes: Vec<Cause>,
    pub tried: Option<String>,
    pub would_differ: Option<String>,
    pub translations: Translations,
    pub concluded_on: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProjectLink {
    pub from: String,
    pub to: String,
    pub kind: LinkKind,
    pub note: Option<String>,
    /// The other side has not confirmed it.
    #[serde(default)]
    pub proposed: bool,
}

/// A lesson without a name; or, with a project, an outcome by name that waits so many days.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lesson {
    #[expect(dead_code, reason = "names the record in messages about the file")]
    pub key: String,
    pub project: Option<String>,
    pub days: Option<u64>,
    pub kind: OutcomeKind,
    pub causes: Vec<Cause>,
    pub language: Language,
    pub tried: Option<String>,
    pub would_differ: Option<String>,
    pub translations: Translations,
    pub region: Option<String>,
    pub stage: Option<Stage>,
    pub year: Option<i32>,
    pub areas: Vec<Area>,
    pub focus_areas: Vec<FocusArea>,
    pub figures: Vec<Figure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pilot {
    pub key: String,
    pub title: String,
    pub language: Language,
    pub summary: Option<String>,
    pub translations: Translations,
    pub status: PilotStatus,
    pub cluster: Option<String>,
    pub project: Option<String>,
    pub region: String,
    pub started_on: Option<NaiveDate>,
    pub ended_on: Option<NaiveDate>,
    pub milestones: Vec<Milestone>,
    pub indicators: Vec<Indicator>,
    #[serde(default)]
    pub chain: Vec<PilotStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PilotStep {
    pub kind: ChainKind,
    pub title: String,
    pub text: Option<String>,
    pub language: Language,
    #[serde(default)]
    pub translations: Translations,
    pub happened_on: Option<NaiveDate>,
    pub place: Option<String>,
    pub url: Option<String>,
}

/// A session tells its time from the day on which it is loaded, so that there is always one to come.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Session {
    pub key: String,
    pub title: String,
    pub language: Language,
    pub summary: Option<String>,
    #[serde(default)]
    pub translations: Translations,
    pub community: Option<String>,
    pub region: Option<String>,
    pub place: Option<String>,
    pub time_zone: TimeZone,
    /// Days after the day of loading in `time_zone`; negative for one in the past.
    pub starts_in_days: i64,
    /// The hour that clocks there show: `18:00`.
    #[serde(deserialize_with = "hour")]
    pub at: NaiveTime,
    pub ends_after_minutes: Option<i64>,
    pub languages: Vec<Language>,
    pub stream_url: Option<String>,
    pub call: Option<Call>,
    #[serde(default)]
    pub seats: BTreeMap<Area, i16>,
    #[serde(default)]
    pub experts: Vec<Seat>,
    #[serde(default)]
    pub turns: Vec<Turn>,
}

/// A call tells its window by the days before its session; its translations stand with those of the session, as `call_text`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Call {
    pub text: String,
    pub opens_days_before: i64,
    pub closes_days_before: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Seat {
    pub person: String,
    pub area: Area,
    pub status: SeatStatus,
}

/// A turn of a project, or one with a title in the language of its session.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Turn {
    pub project: Option<String>,
    pub title: Option<String>,
    pub minutes: i64,
}

fn hour<'de, D: serde::Deserializer<'de>>(d: D) -> std::result::Result<NaiveTime, D::Error> {
    let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
    NaiveTime::parse_from_str(&text, "%H:%M")
        .map_err(|_| serde::de::Error::custom(format!("`{text}` is not an hour; write one such as `18:00`")))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Milestone {
    pub title: String,
    pub due_on: Option<NaiveDate>,
    pub done_on: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Indicator {
    pub name: String,
    pub unit: String,
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    pub measured: Option<f64>,
    pub measured_on: Option<NaiveDate>,
    pub better: Direction,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DatasetUse {
    pub dataset: String,
    pub project: Option<String>,
    pub pilot: Option<String>,
    pub purpose: UsePurpose,
    pub note: Option<String>,
}
