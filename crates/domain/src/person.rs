//! People, some of whom are experts.

use crate::id::{PersonId, RegionId};
use crate::text::{Language, Translations};
use crate::vocabulary::{Area, Publication, Skill};

/// A person as stored; `areas` is empty for somebody who is no expert.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Key.
    pub id: PersonId,
    /// Address in the web app.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Language of the texts.
    pub language: Language,
    /// One line.
    pub headline: Option<String>,
    /// Full text.
    pub biography: Option<String>,
    /// Translations of `headline` and `biography`.
    pub translations: Translations,
    /// Areas in which the person advises.
    pub areas: Vec<Area>,
    /// Skills with a level of 1 to 4.
    pub skills: Vec<(Skill, i16)>,
    /// Languages spoken.
    pub languages: Vec<Language>,
    /// Home region.
    pub region: Option<RegionId>,
    /// Regions the person serves.
    pub regions_served: Vec<RegionId>,
    /// Projects the person can take on in a month.
    pub places_per_month: Option<i16>,
    /// Who sees it.
    pub publication: Publication,
    /// Invented for the demo network.
    pub is_demo: bool,
}
