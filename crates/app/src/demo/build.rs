//! From the file's records to aggregates with keys, slugs and times.

mod session;
mod ties;

use super::DemoReport;
use super::advice::Told;
use super::file::{self, Network};
use super::money::Amount;
use super::parts::{distribution, evidence, indicator, instant, milestone, outcome, pilot_step, place, stage_entry};
use crate::Ctx;
use crate::slugs::Slugs;
use chrono::{Duration, NaiveDate};
use rialto_domain::cluster::{Cluster, ClusterMember};
use rialto_domain::context::date_of;
use rialto_domain::dataset::{Catalogue, Dataset};
use rialto_domain::id::{
    CatalogueId, ClusterId, ClusterMemberId, ContributionId, DatasetId, MoneyEntryId, NeedId, OrganisationId, PersonId,
    PilotId, ProjectId, ProjectMemberId, ProjectOrganisationId, RegionId, SessionId,
};
use rialto_domain::money::Money;
use rialto_domain::organisation::Organisation;
use rialto_domain::person::Person;
use rialto_domain::pilot::Pilot;
use rialto_domain::project::{Contribution, Need, Project, ProjectMember, ProjectOrganisation};
use rialto_domain::vocabulary::Publication;
use rialto_domain::{Error, Result};
use rialto_persistence::write::{Batch, Mode};
use std::collections::HashMap;
use uuid::Uuid;

/// What is to be saved, in this order.
pub(super) struct Built {
    pub batches: Vec<Batch>,
    pub report: DemoReport,
}

/// Builds the whole network; everything the file names must be in it.
pub(super) fn network(ctx: &Ctx, file: Network, regions: HashMap<String, Uuid>, slugs: Slugs) -> Result<Built> {
    let report = DemoReport {
        organisations: file.organisations.len(),
        people: file.people.len(),
        clusters: file.clusters.len(),
        catalogues: file.catalogues.len(),
        datasets: file.datasets.len(),
        projects: file.projects.len(),
        project_links: file.project_links.iter().filter(|link| !link.proposed).count(),
        pilots: file.pilots.len(),
        dataset_uses: file.dataset_uses.len(),
        sessions: file.sessions.len(),
    };
    let times = times(&file);
    let told = Told::new(file.advice);
    let mut builder = Builder { ctx, regions, slugs, keys: HashMap::new(), times, told, batches: Vec::new() };
    for organisation in file.organisations {
        builder.organisation(organisation)?;
    }
    for person in file.people {
        builder.person(person)?;
    }
    for cluster in file.clusters {
        builder.cluster(cluster)?;
    }
    for catalogue in file.catalogues {
        builder.catalogue(catalogue);
    }
    for dataset in file.datasets {
        builder.dataset(dataset)?;
    }
    for project in file.projects {
        builder.project(project)?;
    }
    for pilot in file.pilots {
        builder.pilot(pilot)?;
    }
    for session in file.sessions {
        builder.session(session)?;
    }
    builder.ties(file.project_links, file.dataset_uses)?;
    builder.lessons(file.lessons)?;
    builder.advice()?;
    builder.money(&file.money)?;
    Ok(Built { batches: builder.batches, report })
}

/// When each record entered the network, by kind and key: a project on its first day, an organisation a month
/// before its first project, an expert two weeks before the first contribution, a dataset when first used.
fn times(file: &Network) -> HashMap<(&'static str, String), NaiveDate> {
    let mut first: HashMap<(&'static str, String), NaiveDate> = HashMap::new();
    let mut note = |kind: &'static str, key: &str, day: NaiveDate| {
        let known = first.entry((kind, key.to_owned())).or_insert(day);
        *known = day.min(*known);
    };
    let started: HashMap<&str, NaiveDate> = file.projects.iter().map(|p| (p.key.as_str(), p.started_on)).collect();
    for project in &file.projects {
        note("project", &project.key, project.started_on);
        for organisation in project.organisations.iter().map(|o| &o.organisation).chain([&project.organisation]) {
            note("organisation", organisation, project.started_on - Duration::days(30));
        }
        for contribution in &project.contributions {
            note("person", &contribution.expert, contribution.created_on - Duration::days(14));
        }
        for member in &project.team {
            note("person", &member.person, member.joined_on.unwrap_or(project.started_on));
        }
    }
    for usage in &file.dataset_uses {
        if let Some(day) = usage.project.as_deref().and_then(|key| started.get(key)) {
            note("dataset", &usage.dataset, *day + Duration::days(60));
        }
    }
    for cluster in &file.clusters {
        if let Some(day) = cluster.founded_on {
            note("cluster", &cluster.key, day);
        }
    }
    for pilot in &file.pilots {
        if let Some(day) = pilot.started_on.or(pilot.ended_on) {
            note("pilot", &pilot.key, day);
        }
    }
    // whom no story tells of came when half of the projects were there, not today
    let mut starts: Vec<NaiveDate> = started.values().copied().collect();
    starts.sort_unstable();
    if let Some(middle) = starts.get(starts.len() / 2) {
        let others = file.organisations.iter().map(|o| ("organisation", &o.key));
        let others = others.chain(file.people.iter().map(|p| ("person", &p.key)));
        for (kind, key) in others.chain(file.pilots.iter().map(|p| ("pilot", &p.key))) {
            first.entry((kind, key.clone())).or_insert(*middle);
        }
    }
    first
}

struct Builder<'a> {
    ctx: &'a Ctx,
    regions: HashMap<String, Uuid>,
    slugs: Slugs,
    keys: HashMap<(&'static str, String), Uuid>,
    times: HashMap<(&'static str, String), NaiveDate>,
    told: Told,
    batches: Vec<Batch>,
}

fn lost(kind: &str, key: &str) -> Error {
    Error::internal(format!("the demo network names the {kind} `{key}`, which is not there"))
}

impl Builder<'_> {
    fn next(&self) -> Uuid {
        self.ctx.chance.ids.next()
    }

    /// A new key for a record of the file.
    fn key(&mut self, kind: &'static str, key: &str) -> Uuid {
        let id = self.next();
        self.keys.insert((kind, key.to_owned()), id);
        id
    }

    fn find(&self, kind: &'static str, key: &str) -> Result<Uuid> {
        self.keys.get(&(kind, key.to_owned())).copied().ok_or_else(|| lost(kind, key))
    }

    fn find_some(&self, kind: &'static str, key: Option<&String>) -> Result<Option<Uuid>> {
        key.map(|key| self.find(kind, key)).transpose()
    }

    fn region(&self, code: &str) -> Result<RegionId> {
        self.regions.get(code).map(|id| RegionId(*id)).ok_or_else(|| lost("region", code))
    }

    /// A batch of the day the record entered the network, some time in working hours; never in the future.
    fn batch(&self, kind: &'static str, key: &str) -> Batch {
        let day = self.times.get(&(kind, key.to_owned()));
        let minute = i64::try_from(key.bytes().map(usize::from).sum::<usize>() % 540).unwrap_or_default();
        let at = day.map(|day| instant(*day) + minute * 60_000);
        let now = self.ctx.now();
        Batch::new(at.map_or(now, |at| at.min(now)))
    }

    fn organisation(&mut self, o: file::Organisation) -> Result<()> {
        let id = self.key("organisation", &o.key);
        let mut batch = self.batch("organisation", &o.key);
        let organisation = Organisation {
            id: OrganisationId(id),
            slug: self.slugs.give("organisation", &o.name, id),
            name: o.name,
            language: o.language,
            summary: o.summary,
            description: o.description,
            translations: o.translations,
            helix: Some(o.helix),
            size: o.size,
            website: o.website,
            region: Some(self.region(&o.region)?),
            point: Some(place(o.lat, o.lon)),
            founded_on: o.founded_on,
            tags: o.tags,
            publication: Publication::Published,
            is_demo: true,
            origin: None,
        };
        batch.organisation(&organisation, Mode::Create);
        self.batches.push(batch);
        Ok(())
    }

    fn person(&mut self, p: file::Person) -> Result<()> {
        if p.is_expert.is_some_and(|said| said == p.areas.is_empty()) {
            let message = format!("the person `{}` is an expert by `is_expert` or by `areas`, not by both", p.key);
            return Err(Error::internal(message));
        }
        let id = self.key("person", &p.key);
        let mut batch = self.batch("person", &p.key);
        let person = Person {
            id: PersonId(id),
            slug: self.slugs.give("person", &p.name, id),
            name: p.name,
            language: p.language,
            headline: p.headline,
            biography: p.biography,
            translations: p.translations,
            areas: p.areas,
            skills: p.skills.into_iter().map(|skill| (skill.skill, skill.level)).collect(),
            languages: p.languages,
            region: Some(self.region(&p.region)?),
            regions_served: p.regions.iter().map(|code| self.region(code)).collect::<Result<_>>()?,
            places_per_month: p.places_per_month,
            publication: Publication::Published,
            is_demo: true,
        };
        batch.person(&person, Mode::Create);
        self.batches.push(batch);
        Ok(())
    }

    fn cluster(&mut self, c: file::Cluster) -> Result<()> {
        let id = self.key("cluster", &c.key);
        let mut batch = self.batch("cluster", &c.key);
        let mut members = Vec::with_capacity(c.members.len());
        for member in c.members {
            members.push(ClusterMember {
                id: ClusterMemberId(self.next()),
                organisation: OrganisationId(self.find("organisation", &member.organisation)?),
                helix: member.helix,
                joined_on: member.joined_on,
            });
        }
        let cluster = Cluster {
            id: ClusterId(id),
            slug: self.slugs.give("cluster", &c.name, id),
            name: c.name,
            language: c.language,
            summary: c.summary,
            translations: c.translations,
            macro_scenario: c.macro_scenario,
            consolidation: c.consolidation,
            region: Some(self.region(&c.region)?),
            focus_areas: c.focus_areas,
            priorities: c.priorities,
            founded_on: c.founded_on,
            website: None,
            members,
            publication: Publication::Published,
            is_demo: true,
        };
        batch.cluster(&cluster, Mode::Create);
        self.batches.push(batch);
        Ok(())
    }

    fn catalogue(&mut self, c: file::Catalogue) {
        let id = self.key("catalogue", &c.key);
        let mut batch = Batch::new(self.ctx.now());
        let slug = self.slugs.give("catalogue", &c.title, id);
        let catalogue = Catalogue { id: CatalogueId(id), slug, title: c.title, url: c.url, country: c.country };
        batch.catalogue(&catalogue, Mode::Create);
        self.batches.push(batch);
    }

    fn dataset(&mut self, d: file::Dataset) -> Result<()> {
        let id = self.key("dataset", &d.key);
        let mut batch = self.batch("dataset", &d.key);
        let dataset = Dataset {
            id: DatasetId(id),
            slug: self.slugs.give("dataset", &d.title, id),
            title: d.title,
            language: d.language,
            description: d.description,
            translations: d.translations,
            publisher: d.publisher,
            contact: d.contact,
            landing_page: d.landing_page,
            licence: d.licence,
            access_rights: d.access_rights,
            frequency: d.frequency,
            themes: d.themes,
            keywords: d.keywords,
            issued_on: d.issued_on,
            modified_on: d.modified_on,
            temporal_start: d.temporal_start,
            temporal_end: d.temporal_end,
            region: d.region.map(|code| self.region(&code)).transpose()?,
            catalogue: Some(CatalogueId(self.find("catalogue", &d.catalogue)?)),
            distributions: d.distributions.into_iter().map(distribution).collect(),
            publication: Publication::Published,
            is_demo: true,
            origin: None,
        };
        batch.dataset(&dataset, Mode::Create, &mut || self.next());
        self.batches.push(batch);
        Ok(())
    }

    fn project(&mut self, p: file::Project) -> Result<()> {
        let id = self.key("project", &p.key);
        let mut batch = self.batch("project", &p.key);
        let mut organisations = Vec::with_capacity(p.organisations.len());
        for other in p.organisations {
            organisations.push(ProjectOrganisation {
                id: ProjectOrganisationId(self.next()),
                organisation: OrganisationId(self.find("organisation", &other.organisation)?),
                role: other.role,
            });
        }
        let mut team = Vec::with_capacity(p.team.len());
        for member in p.team {
            team.push(ProjectMember {
                id: ProjectMemberId(self.next()),
                person: PersonId(self.find("person", &member.person)?),
                role: member.role,
                joined_on: member.joined_on,
            });
        }
        let evidence = evidence(&p.key, &p.language, p.evidence)?;
        let contributions = p.contributions.into_iter().map(|c| self.contribution(c)).collect::<Result<_>>()?;
        let (contributions, told) = self.told.of(&p.key, contributions);
        let outcome_language = p.language.clone();
        let budget = p.budget.map(|budget| Money { cents: budget.amount * 100, currency: budget.currency });
        let project = Project {
            id: ProjectId(id),
            slug: self.slugs.give("project", &p.title, id),
            title: p.title,
            language: p.language,
            summary: p.summary,
            description: p.description,
            translations: p.translations,
            stage: p.stage,
            stage_history: p.stage_history.into_iter().map(stage_entry).collect(),
            region: Some(self.region(&p.region)?),
            point: Some(place(p.lat, p.lon)),
            organisation: Some(OrganisationId(self.find("organisation", &p.organisation)?)),
            organisations,
            team,
            cluster: self.find_some("cluster", p.cluster.as_ref())?.map(ClusterId),
            started_on: Some(p.started_on),
            ended_on: p.ended_on,
            budget_eur_cents: budget.as_ref().filter(|money| money.currency == "EUR").map(|money| money.cents),
            budget,
            website: p.website,
            tags: p.tags,
            sdgs: p.sdgs,
            focus_areas: p.focus_areas,
            needs: p.needs.into_iter().map(|need| self.need(need)).collect(),
            contributions,
            outcome: p.outcome.map(|o| outcome(outcome_language, o)),
            evidence,
            publication: Publication::Published,
            is_demo: true,
            origin: None,
        };
        batch.project(&project, Mode::Create, &mut || self.next());
        for (contribution, parts) in &told {
            batch.contribution_in_parts(project.id, contribution, parts);
        }
        self.batches.push(batch);
        Ok(())
    }

    /// What became of advice: adoption by other projects, and actions.
    fn advice(&mut self) -> Result<()> {
        let mut batch = Batch::new(self.ctx.now());
        let find = |key: &str| self.find("project", key).map(ProjectId);
        self.told.follow(&mut batch, self.ctx, &find)?;
        self.batches.push(batch);
        Ok(())
    }

    fn money(&mut self, amounts: &[Amount]) -> Result<()> {
        let mut batch = Batch::new(self.ctx.now());
        let today = date_of(self.ctx.now());
        for amount in amounts {
            let project = self.find_some("project", amount.project.as_ref())?.map(ProjectId);
            let session = self.find_some("session", amount.session.as_ref())?.map(SessionId);
            batch.money(MoneyEntryId(self.next()), &amount.entry(project, session, today)?, self.ctx.now());
        }
        self.batches.push(batch);
        Ok(())
    }

    fn need(&self, n: file::Need) -> Need {
        Need {
            id: NeedId(self.next()),
            area: n.area,
            kind: n.kind,
            title: n.title,
            text: n.text,
            language: n.language,
            translations: n.translations,
            open_until: n.open_until,
            status: n.status,
        }
    }

    fn contribution(&self, c: file::Contribution) -> Result<Contribution> {
        Ok(Contribution {
            id: ContributionId(self.next()),
            expert: PersonId(self.find("person", &c.expert)?),
            area: c.area,
            kind: c.kind,
            text: c.text,
            language: c.language,
            translations: c.translations,
            adopted: c.adopted,
            // Market-place sessions are in the evening.
            created_at: instant(c.created_on) + 9 * 3_600_000,
        })
    }

    fn pilot(&mut self, p: file::Pilot) -> Result<()> {
        let id = self.key("pilot", &p.key);
        let mut batch = self.batch("pilot", &p.key);
        let pilot = Pilot {
            id: PilotId(id),
            slug: self.slugs.give("pilot", &p.title, id),
            title: p.title,
            language: p.language,
            summary: p.summary,
            translations: p.translations,
            status: p.status,
            cluster: self.find_some("cluster", p.cluster.as_ref())?.map(ClusterId),
            project: self.find_some("project", p.project.as_ref())?.map(ProjectId),
            region: Some(self.region(&p.region)?),
            started_on: p.started_on,
            ended_on: p.ended_on,
            milestones: p.milestones.into_iter().map(milestone).collect(),
            indicators: p.indicators.into_iter().map(indicator).collect(),
            chain: p.chain.into_iter().map(pilot_step).collect(),
            publication: Publication::Published,
            is_demo: true,
        };
        batch.pilot(&pilot, Mode::Create, &mut || self.next());
        self.batches.push(batch);
        Ok(())
    }
}
