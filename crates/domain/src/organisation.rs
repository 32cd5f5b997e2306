//! Organisations: bodies with a helix, a place and links.

use crate::geo::Point;
use crate::id::{OrganisationId, RegionId};
use crate::project::Origin;
use crate::text::{Language, Translations};
use crate::vocabulary::{Helix, Publication};

/// An organisation as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    /// Key.
    pub id: OrganisationId,
    /// Address in the web app.
    pub slug: String,
    /// Name, as it calls itself.
    pub name: String,
    /// Language of the texts.
    pub language: Language,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Full text.
    pub description: Option<String>,
    /// Translations of `summary` and `description`.
    pub translations: Translations,
    /// Which helix it belongs to, where known.
    pub helix: Option<Helix>,
    /// Number of people, as the source words it: `6-10 people`.
    pub size: Option<String>,
    /// Web address.
    pub website: Option<String>,
    /// Region.
    pub region: Option<RegionId>,
    /// Place.
    pub point: Option<Point>,
    /// Founded on.
    pub founded_on: Option<chrono::NaiveDate>,
    /// Free key words.
    pub tags: Vec<String>,
    /// Who sees it.
    pub publication: Publication,
    /// Invented for the demo network.
    pub is_demo: bool,
    /// Where it was imported from.
    pub origin: Option<Origin>,
}
