use super::{Origin, fingerprint};
use chrono::NaiveDate;
use rialto_domain::geo::Point;
use rialto_domain::text::Language;
use rialto_domain::vocabulary::Helix;
use serde::Serialize;

/// An organisation as a file tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OrganisationRecord {
    /// Where it came from.
    #[serde(skip)]
    pub origin: Origin,
    /// One line, at most 300 characters.
    pub name: String,
    /// The language of summary and description; `und` when neither given nor recognised.
    pub language: Language,
    /// One paragraph.
    pub summary: Option<String>,
    /// Paragraphs.
    pub description: Option<String>,
    /// By its type.
    pub helix: Option<Helix>,
    /// As published, such as `6-10 people`.
    pub size: Option<String>,
    /// A web address.
    pub website: Option<String>,
    /// A code of the gazetteer.
    pub region_code: Option<String>,
    /// NUTS country code (EL, UK), or ISO 3166 outside NUTS, when the file states it.
    pub country: Option<String>,
    /// Where it is.
    pub point: Option<Point>,
    /// When it was founded.
    pub founded_on: Option<NaiveDate>,
    /// Words, each once.
    pub tags: Vec<String>,
    /// Identifiers, in the same source, of projects tied to it.
    pub project_source_ids: Vec<String>,
}

impl OrganisationRecord {
    /// See [`super::Record::fingerprint`].
    pub fn fingerprint(&self) -> String {
        fingerprint(self)
    }
}
