//! Projects of a file.
//!
//! A project whose file states no stage enters at `need_identified`: that somebody wrote it down says that there is a need, and
//! neither money nor a past date says more. On a second import the stage here stays unless the file states another.

use super::step::{Standing, Step, changed, standing};
use rialto_domain::Result;
use rialto_domain::id::{OrganisationId, ProjectId, ProjectOrganisationId};
use rialto_domain::organisation::Organisation;
use rialto_domain::project::{Project, ProjectOrganisation, StageEntry};
use rialto_domain::slug::unique_slug;
use rialto_domain::text::{Language, Translations};
use rialto_domain::vocabulary::{Helix, OrganisationRole, Publication, Stage};
use rialto_exchange::tabular::ProjectRecord;
use rialto_exchange::tabular::record::{fingerprint, identity};
use rialto_persistence::write::Mode;
use rialto_persistence::write::lookup::{self, StoredProject, StoredTie, WithOrigin};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use uuid::Uuid;

/// Organisations that the records of a batch name, by id in the source; one known by name only has an id made of it.
type Named = HashMap<String, OrganisationId>;

/// What a file tells of an organisation that it knows by name only.
struct Mention<'a> {
    name: &'a str,
    helix: Option<Helix>,
    region: Option<&'a str>,
    language: &'a Language,
}

/// A stored project, and the organisations in it.
struct Stored<'a> {
    id: ProjectId,
    project: &'a StoredProject,
    ties: &'a [StoredTie],
}

fn id_of_name(name: &str) -> String {
    format!("name:{}", identity(&[name]))
}

impl Step<'_> {
    pub(super) async fn projects(&mut self, records: Vec<(ProjectRecord, String)>) -> Result<()> {
        let ids = records.iter().map(|(record, _)| record.origin.source_id.clone()).collect();
        let stored = self.stored(WithOrigin::Project, ids).await?;
        let standings: Vec<Standing> =
            records.iter().map(|(record, print)| standing(&stored, &record.origin.source_id, print)).collect();
        let changed = changed(&standings);
        let kept = lookup::projects(self.transaction, &changed).await?;
        let steps = lookup::stage_entries(self.transaction, &changed).await?;
        let ties = self.ties_of(&records, &standings).await?;
        let named = self.named(&records, &standings).await?;
        for ((record, print), standing) in records.into_iter().zip(standings) {
            match standing {
                Standing::New => {
                    self.create_project(record, print, &named);
                    self.report.created += 1;
                }
                Standing::Changed(id) => {
                    let Some(project) = kept.get(&id) else { continue };
                    let ties = ties.get(&id).map_or(&[][..], Vec::as_slice);
                    let position = steps.get(&id).copied().unwrap_or_default();
                    self.refresh_stage(&record, ProjectId(id), project.stage, position);
                    self.refresh_project(&Stored { id: ProjectId(id), project, ties }, record, print, &named);
                    self.report.updated += 1;
                }
                Standing::Same(id) => {
                    let ties = ties.get(&id).map_or(&[][..], Vec::as_slice);
                    self.tie_again(&record, ProjectId(id), &named, ties);
                }
            }
        }
        Ok(())
    }

    /// The organisations in the stored projects whose ties may change.
    async fn ties_of(
        &self,
        records: &[(ProjectRecord, String)],
        standings: &[Standing],
    ) -> Result<HashMap<Uuid, Vec<StoredTie>>> {
        let looked_at: Vec<Uuid> = records
            .iter()
            .zip(standings)
            .filter_map(|((record, _), standing)| match standing {
                Standing::New => None,
                Standing::Changed(id) => Some(*id),
                Standing::Same(id) => (!record.organisation_source_ids.is_empty()).then_some(*id),
            })
            .collect();
        let mut ties: HashMap<Uuid, Vec<StoredTie>> = HashMap::new();
        for tie in lookup::ties(self.transaction, &looked_at).await? {
            ties.entry(tie.project.0).or_default().push(tie);
        }
        Ok(ties)
    }

    /// Finds the organisations that the records name; those known by name only are created when they are new.
    async fn named(&mut self, records: &[(ProjectRecord, String)], standings: &[Standing]) -> Result<Named> {
        let mut mentioned: Vec<(String, Mention<'_>)> = Vec::new();
        let mut ids: Vec<String> = Vec::new();
        for ((record, _), standing) in records.iter().zip(standings) {
            ids.extend(record.organisation_source_ids.iter().cloned());
            if matches!(standing, Standing::Same(_)) {
                continue;
            }
            let of_record = record.region_code.as_deref();
            let partners = record.partners.iter().map(|partner| {
                let region = partner.region_code.as_deref().or(of_record);
                Mention { name: &partner.name, helix: partner.helix, region, language: &record.language }
            });
            let lead = record.organisation_name.as_deref();
            let lead = lead.map(|name| Mention { name, helix: None, region: of_record, language: &record.language });
            mentioned.extend(partners.chain(lead).map(|mention| (id_of_name(mention.name), mention)));
        }
        ids.extend(mentioned.iter().map(|(id, _)| id.clone()));
        ids.sort_unstable();
        ids.dedup();
        let stored = self.stored(WithOrigin::Organisation, ids).await?;
        let mut named: Named = stored.into_iter().map(|(id, known)| (id, OrganisationId(known.id))).collect();
        for (id, mention) in mentioned {
            if let Entry::Vacant(place) = named.entry(id) {
                let key = self.create_named(place.key(), &mention);
                place.insert(key);
            }
        }
        Ok(named)
    }

    fn create_named(&mut self, id: &str, mention: &Mention<'_>) -> OrganisationId {
        let key = OrganisationId(self.key());
        let organisation = Organisation {
            id: key,
            slug: unique_slug(mention.name, key.0),
            name: mention.name.to_owned(),
            language: mention.language.clone(),
            summary: None,
            description: None,
            translations: Translations::new(),
            helix: mention.helix,
            size: None,
            website: None,
            region: self.region(mention.region),
            point: None,
            founded_on: None,
            tags: Vec::new(),
            publication: Publication::Published,
            is_demo: false,
            origin: self.origin(id, fingerprint(&mention.name)),
        };
        self.batch.organisation(&organisation, Mode::Create);
        key
    }

    /// The organisations that a record ties to its project, besides the lead, each once.
    fn wanted(
        record: &ProjectRecord,
        lead: Option<OrganisationId>,
        named: &Named,
    ) -> Vec<(OrganisationId, OrganisationRole)> {
        let by_name = record.partners.iter().map(|partner| (id_of_name(&partner.name), partner.role));
        let by_id = record.organisation_source_ids.iter().map(|id| (id.clone(), OrganisationRole::Partner));
        let mut wanted: Vec<(OrganisationId, OrganisationRole)> = Vec::new();
        for (id, role) in by_name.chain(by_id) {
            if let Some(organisation) = named.get(&id).copied()
                && Some(organisation) != lead
                && !wanted.iter().any(|(known, _)| *known == organisation)
            {
                wanted.push((organisation, role));
            }
        }
        wanted
    }

    fn create_project(&mut self, record: ProjectRecord, print: String, named: &Named) {
        let id = ProjectId(self.key());
        let lead = record.organisation_name.as_deref().and_then(|name| named.get(&id_of_name(name)).copied());
        let organisations = Self::wanted(&record, lead, named)
            .into_iter()
            .map(|(organisation, role)| ProjectOrganisation {
                id: ProjectOrganisationId(self.key()),
                organisation,
                role,
            })
            .collect();
        let stage = record.stage.unwrap_or(Stage::NeedIdentified);
        let note =
            record.stage.is_none().then(|| format!("Imported from {}, which states no stage.", self.known.source));
        let mut project = self.project(id, record, print);
        project.stage = stage;
        project.stage_history = vec![StageEntry { stage, entered_on: None, note, language: Language::english() }];
        project.organisation = lead;
        project.organisations = organisations;
        let ctx = self.known.ctx;
        self.batch.project(&project, Mode::Create, &mut || ctx.chance.ids.next());
    }

    /// A stage that the file states and that differs from the one here is a step of the project's way.
    fn refresh_stage(&mut self, record: &ProjectRecord, id: ProjectId, here: Stage, position: i16) {
        if let Some(stage) = record.stage.filter(|stage| *stage != here) {
            let note = Some(format!("Stated by {}.", self.known.source));
            let entry = StageEntry { stage, entered_on: None, note, language: Language::english() };
            let key = self.key();
            self.batch.stage_entry(id, key, position, &entry);
        }
    }

    /// Replaces what the file carries. Organisations of other sources in the project were put there by people, and stay.
    fn refresh_project(&mut self, stored: &Stored<'_>, record: ProjectRecord, print: String, named: &Named) {
        let stated = record.organisation_name.as_deref().and_then(|name| named.get(&id_of_name(name)).copied());
        let lead = stated.or(stored.project.organisation);
        let mut organisations: Vec<ProjectOrganisation> = Vec::new();
        for (organisation, role) in Self::wanted(&record, lead, named) {
            let known = stored.ties.iter().find(|tie| tie.tie.organisation == organisation);
            let id = known.map_or_else(|| ProjectOrganisationId(self.key()), |tie| tie.tie.id);
            organisations.push(ProjectOrganisation { id, organisation, role });
        }
        let of_others = stored.ties.iter().filter(|tie| tie.source.as_deref() != Some(self.known.source));
        for tie in of_others {
            if !organisations.iter().any(|known| known.organisation == tie.tie.organisation) {
                organisations.push(tie.tie.clone());
            }
        }
        let stage = record.stage.unwrap_or(stored.project.stage);
        let mut project = self.project(stored.id, record, print);
        project.stage = stage;
        project.organisation = lead;
        project.organisations = organisations;
        project.cluster = stored.project.cluster;
        project.publication = stored.project.texts.publication;
        project.translations = stored.project.texts.translations.clone();
        self.batch.refresh_project(&project);
    }

    /// A record that has not changed may name organisations that have come since: the files of a source can be imported in any order.
    fn tie_again(&mut self, record: &ProjectRecord, id: ProjectId, named: &Named, ties: &[StoredTie]) {
        let mut missing = 0;
        for source_id in &record.organisation_source_ids {
            let Some(organisation) = named.get(source_id).copied() else { continue };
            if ties.iter().any(|tie| tie.tie.organisation == organisation) {
                continue;
            }
            let tie = ProjectOrganisation {
                id: ProjectOrganisationId(self.key()),
                organisation,
                role: OrganisationRole::Partner,
            };
            self.batch.project_organisation(id, &tie);
            missing += 1;
        }
        if missing > 0 {
            self.report.updated += 1;
        } else {
            self.report.unchanged += 1;
        }
    }

    /// What a record tells of a project. A programme is found as a key word.
    fn project(&self, id: ProjectId, record: ProjectRecord, print: String) -> Project {
        let mut tags = record.tags;
        if let Some(programme) = record.programme.filter(|programme| !tags.contains(programme)) {
            tags.push(programme);
        }
        Project {
            id,
            slug: unique_slug(&record.title, id.0),
            title: record.title,
            language: record.language,
            summary: record.summary,
            description: record.description,
            translations: Translations::new(),
            stage: Stage::NeedIdentified,
            stage_history: Vec::new(),
            region: self.region(record.region_code.as_deref()),
            point: self.point(record.point, record.region_code.as_deref()),
            organisation: None,
            organisations: Vec::new(),
            team: Vec::new(),
            cluster: None,
            started_on: record.started_on,
            ended_on: record.ended_on,
            budget: record.budget,
            budget_eur_cents: record.budget_eur_cents,
            website: record.website,
            tags,
            sdgs: record.sdgs,
            focus_areas: record.focus_areas,
            needs: Vec::new(),
            contributions: Vec::new(),
            outcome: None,
            evidence: Vec::new(),
            publication: Publication::Published,
            is_demo: false,
            origin: self.origin(&record.origin.source_id, print),
        }
    }
}
