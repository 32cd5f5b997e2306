//! Organisations of a file, and their ties to projects of the same source that are here already.

use super::step::{Standing, Step, changed, standing};
use rialto_domain::Result;
use rialto_domain::id::{OrganisationId, ProjectId, ProjectOrganisationId};
use rialto_domain::organisation::Organisation;
use rialto_domain::project::ProjectOrganisation;
use rialto_domain::slug::unique_slug;
use rialto_domain::text::Translations;
use rialto_domain::vocabulary::{OrganisationRole, Publication};
use rialto_exchange::tabular::OrganisationRecord;
use rialto_persistence::write::Mode;
use rialto_persistence::write::lookup::{self, WithOrigin};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Projects of the source by their id there, and the organisations that are in them.
struct Projects {
    ids: HashMap<String, ProjectId>,
    ties: HashSet<(ProjectId, OrganisationId)>,
}

impl Step<'_> {
    pub(super) async fn organisations(&mut self, records: Vec<(OrganisationRecord, String)>) -> Result<()> {
        let ids = records.iter().map(|(record, _)| record.origin.source_id.clone()).collect();
        let stored = self.stored(WithOrigin::Organisation, ids).await?;
        let standings: Vec<Standing> =
            records.iter().map(|(record, print)| standing(&stored, &record.origin.source_id, print)).collect();
        let kept = lookup::texts(self.transaction, WithOrigin::Organisation, &changed(&standings)).await?;
        let mut projects = self.projects_named(&records).await?;
        for ((record, print), standing) in records.into_iter().zip(standings) {
            let named = record.project_source_ids.clone();
            match standing {
                Standing::New => {
                    let id = OrganisationId(self.key());
                    let organisation = self.organisation(id, record, print);
                    self.batch.organisation(&organisation, Mode::Create);
                    self.tie(id, &named, &mut projects);
                    self.report.created += 1;
                }
                Standing::Changed(id) => {
                    let mut organisation = self.organisation(OrganisationId(id), record, print);
                    if let Some(texts) = kept.get(&id) {
                        organisation.publication = texts.publication;
                        organisation.translations.clone_from(&texts.translations);
                    }
                    self.batch.organisation(&organisation, Mode::Replace);
                    self.tie(OrganisationId(id), &named, &mut projects);
                    self.report.updated += 1;
                }
                Standing::Same(id) => {
                    if self.tie(OrganisationId(id), &named, &mut projects) > 0 {
                        self.report.updated += 1;
                    } else {
                        self.report.unchanged += 1;
                    }
                }
            }
        }
        Ok(())
    }

    async fn projects_named(&self, records: &[(OrganisationRecord, String)]) -> Result<Projects> {
        let mut named: Vec<String> = records.iter().flat_map(|(record, _)| record.project_source_ids.clone()).collect();
        named.sort_unstable();
        named.dedup();
        let found = self.stored(WithOrigin::Project, named).await?;
        let keys: Vec<Uuid> = found.values().map(|known| known.id).collect();
        let ties = lookup::ties(self.transaction, &keys).await?;
        Ok(Projects {
            ids: found.into_iter().map(|(id, known)| (id, ProjectId(known.id))).collect(),
            ties: ties.into_iter().map(|tie| (tie.project, tie.tie.organisation)).collect(),
        })
    }

    /// Ties an organisation to those of these projects that are here and do not have it; how many there were.
    fn tie(&mut self, organisation: OrganisationId, named: &[String], projects: &mut Projects) -> usize {
        let mut made = 0;
        for source_id in named {
            let Some(project) = projects.ids.get(source_id).copied() else { continue };
            if projects.ties.insert((project, organisation)) {
                let id = ProjectOrganisationId(self.key());
                let role = OrganisationRole::Partner;
                self.batch.project_organisation(project, &ProjectOrganisation { id, organisation, role });
                made += 1;
            }
        }
        made
    }

    fn organisation(&self, id: OrganisationId, record: OrganisationRecord, print: String) -> Organisation {
        Organisation {
            id,
            slug: unique_slug(&record.name, id.0),
            name: record.name,
            language: record.language,
            summary: record.summary,
            description: record.description,
            translations: Translations::new(),
            helix: record.helix,
            size: record.size,
            website: record.website,
            region: self.region(record.region_code.as_deref()),
            point: self.point(record.point, record.region_code.as_deref()),
            founded_on: record.founded_on,
            tags: record.tags,
            publication: Publication::Published,
            is_demo: false,
            origin: self.origin(&record.origin.source_id, print),
        }
    }
}
