//! Organisations, experts and clusters.

use super::dice::{day, later};
use super::phrases::Tongue;
use super::world::{BEGIN, END, KnownCluster, KnownExpert, KnownOrganisation, TAGS, World};
use rialto_domain::Result;
use rialto_domain::cluster::{Cluster, ClusterMember};
use rialto_domain::id::{ClusterId, ClusterMemberId, OrganisationId, PersonId};
use rialto_domain::organisation::Organisation;
use rialto_domain::person::Person;
use rialto_domain::slug::unique_slug;
use rialto_domain::text::Translations;
use rialto_domain::vocabulary::{Area, Consolidation, FocusArea, Helix, MacroScenario, Publication, Skill, Vocabulary};
use rialto_persistence::write::{Batch, Mode};
use std::collections::BTreeMap;

/// A translation of some fields.
pub(super) fn translated(tongue: Tongue, fields: &[(&str, String)]) -> Translations {
    let fields: BTreeMap<String, String> =
        fields.iter().map(|(name, text)| ((*name).to_owned(), text.clone())).collect();
    Translations::from([(tongue.language(), fields)])
}

impl World {
    fn tags(&mut self, most: i64) -> Vec<String> {
        let count = self.dice.between(1, most);
        self.dice.some(&TAGS, count).into_iter().map(str::to_owned).collect()
    }

    /// An organisation in one of the four helices.
    pub(super) fn organisation(&mut self, batch: &mut Batch) -> Result<()> {
        let id = OrganisationId(self.dice.key());
        let at = self.somewhere();
        let Some(place) = self.places.get(at).cloned() else { return Ok(()) };
        let tongue = Tongue::of_country(&place.country);
        let helix = match self.dice.between(0, 99) {
            0..45 => Helix::CivilSociety,
            45..70 => Helix::Business,
            70..88 => Helix::Government,
            _ => Helix::Academia,
        };
        let proper = self.say("name", tongue, &[])?;
        // Many share a proper name; the place tells them apart.
        let proper = if self.dice.percent(60) { format!("{proper} {}", place.name) } else { proper };
        let name = self.say(&format!("org.{helix}"), tongue, &[("{place}", &place.name), ("{name}", &proper)])?;
        let about = self.phrases.pick(&mut self.dice, "orgabout")?;
        let (summary, english) = (about.text(tongue).to_owned(), about.text(Tongue::ENGLISH).to_owned());
        let founded = later(BEGIN, -self.dice.between(0, 14_000));
        let sizes = ["1-5", "6-10", "11-25", "26-50", "51-250", "250+"];
        let organisation = Organisation {
            id,
            slug: unique_slug(&name, id.0),
            name,
            language: tongue.language(),
            summary: Some(summary),
            description: None,
            translations: if tongue != Tongue::ENGLISH && self.dice.percent(40) {
                translated(Tongue::ENGLISH, &[("summary", english)])
            } else {
                Translations::new()
            },
            helix: Some(helix),
            size: self.dice.one_often(&sizes).map(|size| (*size).to_owned()),
            website: None,
            region: Some(place.id),
            point: place.point(&mut self.dice),
            founded_on: self.dice.percent(70).then(|| day(founded)),
            tags: self.tags(4),
            publication: Publication::Published,
            is_demo: true,
            origin: None,
        };
        let entered = self.dice.between(BEGIN, END);
        batch.at(entered);
        batch.organisation(&organisation, Mode::Create);
        self.organisations.entry(place.country).or_default().push(KnownOrganisation { id, helix });
        Ok(())
    }

    /// An expert in one or two areas.
    pub(super) fn expert(&mut self, batch: &mut Batch) -> Result<()> {
        let id = PersonId(self.dice.key());
        let at = self.somewhere();
        let Some(place) = self.places.get(at).cloned() else { return Ok(()) };
        let tongue = Tongue::of_country(&place.country);
        let name = format!("{} {}", self.say("first", tongue, &[])?, self.say("last", tongue, &[])?);
        let how_many = if self.dice.percent(35) { 2 } else { 1 };
        let areas = self.dice.some(Area::ALL, how_many);
        let area = areas.first().copied().unwrap_or(Area::Creativity);
        let headline = self.phrases.pick(&mut self.dice, &format!("headline.{area}"))?;
        let (headline, headline_en) = (headline.text(tongue).to_owned(), headline.text(Tongue::ENGLISH).to_owned());
        let biography = self.phrases.pick(&mut self.dice, "biography")?;
        let (biography, biography_en) = (biography.text(tongue).to_owned(), biography.text(Tongue::ENGLISH).to_owned());
        let mut languages = vec![tongue.language()];
        for other in [Tongue::ENGLISH, Tongue::SPANISH] {
            if other != tongue && self.dice.percent(if other == Tongue::ENGLISH { 80 } else { 20 }) {
                languages.push(other.language());
            }
        }
        let skill_count = self.dice.between(3, 6);
        let skills = self.dice.some(Skill::ALL, skill_count);
        let skills = skills.into_iter().map(|skill| (skill, self.dice.between(1, 4) as i16)).collect();
        let same_country: Vec<_> = self.places.iter().filter(|p| p.country == place.country).map(|p| p.id).collect();
        let served = self.dice.between(1, 4);
        let mut regions_served = self.dice.some(&same_country, served);
        if !regions_served.contains(&place.id) {
            regions_served.push(place.id);
        }
        let person = Person {
            id,
            slug: unique_slug(&name, id.0),
            name,
            language: tongue.language(),
            headline: Some(headline),
            biography: Some(biography),
            translations: if tongue != Tongue::ENGLISH && self.dice.percent(60) {
                translated(Tongue::ENGLISH, &[("headline", headline_en), ("biography", biography_en)])
            } else {
                Translations::new()
            },
            areas: areas.clone(),
            skills,
            languages,
            region: Some(place.id),
            regions_served,
            places_per_month: Some(self.dice.between(1, 4) as i16),
            publication: Publication::Published,
            is_demo: true,
        };
        let entered = self.dice.between(BEGIN, END);
        batch.at(entered);
        batch.person(&person, Mode::Create);
        self.experts.entry(tongue.index()).or_default().push(KnownExpert { id, areas });
        Ok(())
    }

    /// A cluster of 6 to 14 organisations of one country.
    pub(super) fn cluster(&mut self, batch: &mut Batch) -> Result<()> {
        let id = ClusterId(self.dice.key());
        // A basic region (level 2) around a place drawn by population.
        let near = self.somewhere();
        let at = self.around(near);
        let Some(place) = self.places.get(at).cloned() else { return Ok(()) };
        let tongue = Tongue::of_country(&place.country);
        let called = self.phrases.pick(&mut self.dice, "cluster")?;
        let named = |tongue: Tongue| super::world::fill(called.text(tongue), &[("{place}", &place.name)]);
        let (name, name_en) = (named(tongue), named(Tongue::ENGLISH));
        let about = self.phrases.pick(&mut self.dice, "clusterabout")?;
        let (summary, summary_en) = (about.text(tongue).to_owned(), about.text(Tongue::ENGLISH).to_owned());
        let founded = self.dice.between(BEGIN, later(END, -200));
        let mut members = Vec::new();
        let size = self.dice.between(6, 14);
        let near = self.organisations.get(&place.country).map_or(&[][..], Vec::as_slice);
        for member in self.dice.some(near, size) {
            members.push(ClusterMember {
                id: ClusterMemberId(self.dice.key()),
                organisation: member.id,
                helix: member.helix,
                joined_on: Some(day(later(founded, self.dice.between(0, 180)))),
            });
        }
        let mut priorities = Vec::new();
        for _ in 0..self.dice.between(1, 3) {
            let priority = self.say("priority", tongue, &[])?;
            if !priorities.contains(&priority) {
                priorities.push(priority);
            }
        }
        let focus = self.dice.between(1, 3);
        let cluster = Cluster {
            id,
            slug: unique_slug(&name, id.0),
            name,
            language: tongue.language(),
            summary: Some(summary),
            translations: if tongue != Tongue::ENGLISH && self.dice.percent(60) {
                translated(Tongue::ENGLISH, &[("name", name_en), ("summary", summary_en)])
            } else {
                Translations::new()
            },
            macro_scenario: self.dice.one(MacroScenario::ALL).copied().unwrap_or(MacroScenario::SvrSmes),
            consolidation: self.dice.one(Consolidation::ALL).copied().unwrap_or(Consolidation::Emerging),
            region: Some(place.id),
            focus_areas: self.dice.some(FocusArea::ALL, focus),
            priorities,
            founded_on: Some(day(founded)),
            website: None,
            members,
            publication: Publication::Published,
            is_demo: true,
        };
        batch.at(founded);
        batch.cluster(&cluster, Mode::Create);
        self.clusters.push(KnownCluster { id, place: at });
        self.clusters_by_country.entry(place.country).or_default().push(id);
        Ok(())
    }

    /// The level 2 region of the same country that comes at a random place of the list; the small one where there is none.
    fn around(&mut self, near: usize) -> usize {
        let country = self.places.get(near).map(|place| place.country.clone());
        let larger: Vec<usize> = (self.small..self.places.len())
            .filter(|at| self.places.get(*at).map(|place| &place.country) == country.as_ref())
            .collect();
        self.dice.one(&larger).copied().unwrap_or(near)
    }
}
