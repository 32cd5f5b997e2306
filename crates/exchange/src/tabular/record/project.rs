use super::{Origin, fingerprint};
use chrono::NaiveDate;
use rialto_domain::geo::Point;
use rialto_domain::money::Money;
use rialto_domain::text::Language;
use rialto_domain::vocabulary::{FocusArea, Helix, OrganisationRole, Stage};
use serde::Serialize;

/// A project as a file tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProjectRecord {
    /// Where it came from.
    #[serde(skip)]
    pub origin: Origin,
    /// One line, at most 300 characters.
    pub title: String,
    /// The language of title, summary and description; `und` when neither given nor recognised.
    pub language: Language,
    /// One paragraph.
    pub summary: Option<String>,
    /// Paragraphs.
    pub description: Option<String>,
    /// Only when the file states it: that money was granted or a date has passed says nothing about a stage.
    pub stage: Option<Stage>,
    /// A code of the gazetteer.
    pub region_code: Option<String>,
    /// NUTS country code (EL, UK), or ISO 3166 outside NUTS, when the file states it.
    pub country: Option<String>,
    /// Where it is.
    pub point: Option<Point>,
    /// First day.
    pub started_on: Option<NaiveDate>,
    /// Last day.
    pub ended_on: Option<NaiveDate>,
    /// Over zero.
    pub budget: Option<Money>,
    /// In euro cents: as the file states, or by a rate fixed for ever (EUR, HRK).
    pub budget_eur_cents: Option<i64>,
    /// The leading organisation by name.
    pub organisation_name: Option<String>,
    /// Identifiers, in the same source, of organisations tied to it.
    pub organisation_source_ids: Vec<String>,
    /// Organisations by name with their roles, the leading one first.
    pub partners: Vec<Partner>,
    /// A web address.
    pub website: Option<String>,
    /// Words, each once.
    pub tags: Vec<String>,
    /// 1 to 17; only when the file states them.
    pub sdgs: Vec<u8>,
    /// Only when the file states them.
    pub focus_areas: Vec<FocusArea>,
    /// The programme that funds it.
    pub programme: Option<String>,
}

/// An organisation in a project, known by name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Partner {
    /// As published.
    pub name: String,
    /// What it is to the project.
    pub role: OrganisationRole,
    /// By its type, when the file states one that maps to a helix.
    pub helix: Option<Helix>,
    /// Its seat, when the file's regions are those of organisations.
    pub region_code: Option<String>,
}

impl ProjectRecord {
    /// See [`super::Record::fingerprint`].
    pub fn fingerprint(&self) -> String {
        fingerprint(self)
    }
}
