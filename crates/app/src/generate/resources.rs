//! Datasets with their catalogues and uses, and pilots.

use super::actors::translated;
use super::dice::{day, later};
use super::phrases::Tongue;
use super::world::{BEGIN, END, KnownProject, TAGS, World, fill};
use rialto_domain::Result;
use rialto_domain::dataset::{Catalogue, Dataset, DatasetUse, Distribution};
use rialto_domain::id::{CatalogueId, DatasetId, DatasetUseId, PilotId, ProjectId};
use rialto_domain::pilot::{Indicator, Milestone, Pilot};
use rialto_domain::slug::{slug, unique_slug};
use rialto_domain::text::{Language, Translations};
use rialto_domain::vocabulary::{Direction, PilotStatus, Publication, Theme, UsePurpose, Vocabulary};
use rialto_persistence::write::{Batch, Mode};
use std::collections::{BTreeSet, HashMap};

/// EU authority tables that values are taken from.
const LICENCES: [&str; 3] = [
    "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
    "http://publications.europa.eu/resource/authority/licence/CC0",
    "http://publications.europa.eu/resource/authority/licence/ODC_BL",
];
const FORMATS: [(&str, &str, &str); 6] = [
    ("CSV", "text/csv", "csv"),
    ("JSON", "application/json", "json"),
    ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ("GEOJSON", "application/geo+json", "geojson"),
    ("PDF", "application/pdf", "pdf"),
    ("RDF_XML", "application/rdf+xml", "rdf"),
];

/// The catalogues, one per country that has places.
pub(super) type Catalogues = HashMap<String, CatalogueId>;

impl World {
    /// A catalogue for each country; the addresses are reserved ones that lead nowhere (RFC 2606).
    pub(super) fn catalogues(&mut self, batch: &mut Batch) -> Catalogues {
        let countries: BTreeSet<String> = self.places.iter().map(|place| place.country.clone()).collect();
        let mut catalogues = Catalogues::new();
        for country in countries {
            let id = CatalogueId(self.dice.key());
            let title = format!("Generated open data of {country}");
            let url = format!("https://{}.data.example/", country.to_lowercase());
            let catalogue = Catalogue { id, slug: slug(&title), title, url, country: Some(country.clone()) };
            batch.catalogue(&catalogue, Mode::Create);
            catalogues.insert(country, id);
        }
        catalogues
    }

    /// A dataset of a place, used by no, one or two projects of its country.
    pub(super) fn dataset(&mut self, batch: &mut Batch, catalogues: &Catalogues) -> Result<()> {
        let id = DatasetId(self.dice.key());
        let at = self.somewhere();
        let Some(place) = self.places.get(at).cloned() else { return Ok(()) };
        let tongue = Tongue::of_country(&place.country);
        let topics = self.phrases.under("topic");
        let Some((theme, topic)) = self.dice.one_often(&topics) else { return Ok(()) };
        let theme = Theme::parse(theme).unwrap_or(Theme::Soci);
        let year = self.dice.between(2016, 2026);
        let titled = |tongue: Tongue| format!("{}, {}, {year}", topic.text(tongue), place.name);
        let (title, title_en) = (titled(tongue), titled(Tongue::ENGLISH));
        let about = self.phrases.pick(&mut self.dice, "about")?;
        let (description, description_en) = (about.text(tongue).to_owned(), about.text(Tongue::ENGLISH).to_owned());
        let home = format!("https://{}.data.example/{}", place.country.to_lowercase(), id.0.simple());
        let licence =
            self.dice.percent(85).then(|| self.dice.one_often(&LICENCES)).flatten().map(|uri| (*uri).to_owned());
        let issued = self.dice.between(BEGIN, END);
        let modified = self.dice.between(issued, END);
        let keywords = self.dice.between(1, 4);
        let dataset = Dataset {
            id,
            slug: unique_slug(&title, id.0),
            title,
            language: tongue.language(),
            description: Some(description),
            translations: if tongue != Tongue::ENGLISH && self.dice.percent(40) {
                translated(Tongue::ENGLISH, &[("title", title_en), ("description", description_en)])
            } else {
                Translations::new()
            },
            publisher: Some(self.say("org.government", tongue, &[("{place}", &place.name)])?),
            contact: self.dice.percent(60).then(|| format!("{home}/contact")),
            landing_page: Some(home.clone()),
            licence: licence.clone(),
            access_rights: Some("PUBLIC".to_owned()),
            frequency: self.dice.one_often(&["ANNUAL", "MONTHLY", "QUARTERLY", "DAILY"]).map(|code| (*code).to_owned()),
            themes: vec![theme],
            keywords: self.dice.some(&TAGS, keywords).into_iter().map(str::to_owned).collect(),
            issued_on: Some(day(issued)),
            modified_on: Some(day(modified)),
            temporal_start: chrono::NaiveDate::from_ymd_opt(year as i32, 1, 1),
            temporal_end: chrono::NaiveDate::from_ymd_opt(year as i32, 12, 31),
            region: Some(place.id),
            catalogue: catalogues.get(&place.country).copied(),
            distributions: self.distributions(&home, licence.as_ref()),
            publication: Publication::Published,
            is_demo: true,
            origin: None,
        };
        batch.at(issued);
        batch.dataset(&dataset, Mode::Create, &mut || self.dice.key());
        let users = self.projects_by_country.get(&place.country).map_or(&[][..], Vec::as_slice);
        let mut used_by: Vec<ProjectId> = Vec::new();
        for _ in 0..self.dice.between(0, 2) {
            used_by.extend(self.dice.one(users));
        }
        used_by.dedup();
        for project in used_by {
            self.usage(batch, id, tongue, Some(project))?;
        }
        Ok(())
    }

    fn distributions(&mut self, home: &str, licence: Option<&String>) -> Vec<Distribution> {
        let count = self.dice.between(1, 3);
        let formats = self.dice.some(&FORMATS, count);
        formats
            .into_iter()
            .map(|(format, media_type, ending)| Distribution {
                title: Some(format.replace('_', "/")),
                access_url: home.to_owned(),
                download_url: self.dice.percent(80).then(|| format!("{home}/data.{ending}")),
                format: Some(format.to_owned()),
                media_type: Some(media_type.to_owned()),
                licence: licence.cloned(),
                byte_size: self.dice.percent(50).then(|| self.dice.between(2_000, 90_000_000)),
                modified_on: None,
            })
            .collect()
    }

    fn usage(
        &mut self,
        batch: &mut Batch,
        dataset: DatasetId,
        tongue: Tongue,
        project: Option<ProjectId>,
    ) -> Result<()> {
        let note = if self.dice.percent(50) { Some(self.say("use", tongue, &[])?) } else { None };
        batch.dataset_use(&DatasetUse {
            id: DatasetUseId(self.dice.key()),
            dataset,
            project,
            pilot: None,
            purpose: self.dice.one(UsePurpose::ALL).copied().unwrap_or(UsePurpose::Design),
            note,
            language: tongue.language(),
        });
        Ok(())
    }

    /// A pilot that a cluster runs, grown from a project.
    pub(super) fn pilot(&mut self, batch: &mut Batch) -> Result<()> {
        let id = PilotId(self.dice.key());
        let cluster = self.dice.one(&self.clusters).map(|cluster| (cluster.id, cluster.place));
        let Some(KnownProject { id: project, place, tongue, title, created_at }) = self.dice.one(&self.projects) else {
            return Ok(());
        };
        let (project, tongue, created_at, title) = (*project, *tongue, *created_at, title.clone());
        let place = cluster.map_or(*place, |(_, place)| place);
        let title = fill(self.phrases.pick(&mut self.dice, "pilot")?.text(tongue), &[("{title}", &title)]);
        let summary = self.say("means", tongue, &[])?;
        let start = later(created_at, self.dice.between(30, 400));
        let end = later(start, self.dice.between(180, 720));
        let status = match (start > END, end > END) {
            (true, _) => PilotStatus::Planned,
            (false, true) => PilotStatus::Running,
            _ if self.dice.percent(12) => PilotStatus::Stopped,
            _ => PilotStatus::Completed,
        };
        let pilot = Pilot {
            id,
            slug: unique_slug(&title, id.0),
            title,
            language: tongue.language(),
            summary: Some(summary),
            translations: Translations::new(),
            status,
            cluster: cluster.map(|(id, _)| id),
            project: Some(project),
            region: self.places.get(place).map(|place| place.id),
            started_on: Some(day(start)),
            ended_on: Some(day(end)),
            milestones: self.milestones(tongue, (start, end)),
            indicators: self.indicators(tongue, end),
            // its keys come from another stream
            chain: Vec::new(),
            publication: Publication::Published,
            is_demo: true,
        };
        batch.at(created_at.max(start.min(END)));
        batch.pilot(&pilot, Mode::Create, &mut || self.dice.key());
        self.chain(batch, id, tongue, (start, end))
    }

    fn milestones(&mut self, tongue: Tongue, (start, end): (i64, i64)) -> Vec<Milestone> {
        let titles: Vec<String> =
            self.phrases.all("milestone").iter().map(|phrase| phrase.text(tongue).to_owned()).collect();
        let step = (end - start) / titles.len().max(1) as i64;
        let mut due = start;
        let mut milestones = Vec::new();
        for title in titles {
            due += step;
            let done = later(due, self.dice.between(-20, 60));
            milestones.push(Milestone {
                title,
                language: tongue.language(),
                due_on: Some(day(due)),
                done_on: (done <= END).then(|| day(done)),
            });
        }
        milestones
    }

    fn indicators(&mut self, tongue: Tongue, end: i64) -> Vec<Indicator> {
        let choices: Vec<(String, String)> = self
            .phrases
            .under("indicator")
            .into_iter()
            .map(|(unit, phrase)| (unit.to_owned(), phrase.text(tongue).to_owned()))
            .collect();
        let language: Language = tongue.language();
        let mut indicators = Vec::new();
        for (unit, name) in choices {
            if !self.dice.percent(60) {
                continue;
            }
            let lower = matches!(unit.as_str(), "days" | "EUR");
            let baseline = self.dice.between(10, 90) as f64;
            let target = (baseline * if lower { 0.6 } else { 1.5 }).round();
            let reached = baseline + (target - baseline) * self.dice.unit() * 1.3;
            indicators.push(Indicator {
                name,
                language: language.clone(),
                unit,
                baseline: Some(baseline),
                target: Some(target),
                measured: (end <= END).then_some(reached.round()),
                measured_on: (end <= END).then(|| day(end)),
                better: if lower { Direction::Lower } else { Direction::Higher },
            });
        }
        indicators
    }
}
