//! What has been generated so far, as far as later records tie to it.

use super::dice::{Dice, weights};
use super::phrases::{Phrases, Tongue};
use super::place::Place;
use rand::distr::weighted::WeightedIndex;
use rialto_domain::Result;
use rialto_domain::id::{ClusterId, OrganisationId, PersonId, ProjectId};
use rialto_domain::vocabulary::{Area, Helix};
use std::collections::HashMap;

/// The network begins on 2016-01-01 …
pub(super) const BEGIN: i64 = 1_451_606_400_000;
/// … and stands still on 2026-11-01, whatever the machine's clock says.
pub(super) const END: i64 = 1_793_491_200_000;

/// Words that tag projects, organisations and datasets, the same in every language.
pub(super) const TAGS: [&str; 36] = [
    "care",
    "youth",
    "rural",
    "mobility",
    "food",
    "housing",
    "open-data",
    "skills",
    "energy",
    "craft",
    "health",
    "inclusion",
    "migration",
    "circular-economy",
    "education",
    "loneliness",
    "co-operative",
    "volunteers",
    "islands",
    "mountain",
    "disability",
    "repair",
    "culture",
    "water",
    "time-bank",
    "library",
    "telecentre",
    "justice",
    "sport",
    "forest",
    "fishing",
    "music",
    "climate",
    "children",
    "women",
    "debt",
];

#[derive(Clone, Copy)]
pub(super) struct KnownOrganisation {
    pub id: OrganisationId,
    pub helix: Helix,
}

pub(super) struct KnownExpert {
    pub id: PersonId,
    pub areas: Vec<Area>,
}

pub(super) struct KnownCluster {
    pub id: ClusterId,
    pub place: usize,
}

pub(super) struct KnownProject {
    pub id: ProjectId,
    pub place: usize,
    /// Title without the place, by language, for the pilot that grows from it.
    pub tongue: Tongue,
    pub title: String,
    pub created_at: i64,
}

/// Places, phrases, chance, and what there is.
pub(super) struct World {
    pub dice: Dice,
    /// For teams, chains and sessions.
    pub aside: Dice,
    pub phrases: Phrases,
    /// Regions of level 3, then of level 2.
    pub places: Vec<Place>,
    by_population: WeightedIndex<f64>,
    /// Places of level 3; those after it are of level 2.
    pub small: usize,
    pub organisations: HashMap<String, Vec<KnownOrganisation>>,
    pub experts: HashMap<usize, Vec<KnownExpert>>,
    pub clusters: Vec<KnownCluster>,
    pub clusters_by_country: HashMap<String, Vec<ClusterId>>,
    pub projects: Vec<KnownProject>,
    pub projects_by_country: HashMap<String, Vec<ProjectId>>,
}

impl World {
    /// Over these places, which come sorted: level 3 by code, then level 2 by code.
    pub(super) fn new(places: Vec<Place>) -> Result<Self> {
        let small = places.iter().take_while(|place| place.level == 3).count();
        // Southern Europe, where the models of this network come from, counts three times.
        let weight = |place: &Place| {
            let more = if matches!(place.country.as_str(), "ES" | "IT" | "PT" | "FR" | "EL" | "HR" | "SI") {
                3.0
            } else {
                1.0
            };
            place.population.unwrap_or(150_000).max(1) as f64 * more
        };
        Ok(Self {
            dice: Dice::new(),
            aside: Dice::aside(),
            phrases: Phrases::read()?,
            by_population: weights(places.iter().take(small).map(weight))?,
            places,
            small,
            organisations: HashMap::new(),
            experts: HashMap::new(),
            clusters: Vec::new(),
            clusters_by_country: HashMap::new(),
            projects: Vec::new(),
            projects_by_country: HashMap::new(),
        })
    }

    /// A place, by population.
    pub(super) fn somewhere(&mut self) -> usize {
        self.dice.weighted(&self.by_population)
    }

    /// A phrase in a language, with its slots filled.
    pub(super) fn say(&mut self, list: &str, tongue: Tongue, slots: &[(&str, &str)]) -> Result<String> {
        Ok(fill(self.phrases.pick(&mut self.dice, list)?.text(tongue), slots))
    }
}

/// Puts words into `{slots}`.
pub(super) fn fill(text: &str, slots: &[(&str, &str)]) -> String {
    slots.iter().fold(text.to_owned(), |text, (slot, word)| text.replace(slot, word))
}
