//! What ties the records to each other, and ends that are told without a name.

use super::super::file;
use super::Builder;
use crate::project::outcome::unlinked_key;
use rialto_domain::Result;
use rialto_domain::context::date_of;
use rialto_domain::dataset::DatasetUse;
use rialto_domain::id::{DatasetId, DatasetUseId, PilotId, ProjectId, ProjectLinkId};
use rialto_domain::lesson::{Origin, OutcomePublication, Telling};
use rialto_domain::project::ProjectLink;
use rialto_domain::text::Language;
use rialto_persistence::write::Batch;
use rialto_persistence::write::outcome::{AnonymousLesson, Told as Untold, Written};

impl Builder<'_> {
    pub(super) fn ties(&mut self, links: Vec<file::ProjectLink>, uses: Vec<file::DatasetUse>) -> Result<()> {
        let mut batch = Batch::new(self.ctx.now());
        for link in links {
            let tie = ProjectLink {
                id: ProjectLinkId(self.next()),
                from: ProjectId(self.find("project", &link.from)?),
                to: ProjectId(self.find("project", &link.to)?),
                kind: link.kind,
                note: link.note,
                language: Language::english(),
            };
            if link.proposed {
                batch.proposed_link(&tie);
            } else {
                batch.project_link(&tie);
            }
        }
        for usage in uses {
            batch.dataset_use(&DatasetUse {
                id: DatasetUseId(self.next()),
                dataset: DatasetId(self.find("dataset", &usage.dataset)?),
                project: self.find_some("project", usage.project.as_ref())?.map(ProjectId),
                pilot: self.find_some("pilot", usage.pilot.as_ref())?.map(PilotId),
                purpose: usage.purpose,
                note: usage.note,
                language: Language::english(),
            });
        }
        self.batches.push(batch);
        Ok(())
    }

    /// Ends that are told without a name, and those that wait for their day.
    pub(super) fn lessons(&mut self, lessons: Vec<file::Lesson>) -> Result<()> {
        let now = self.ctx.now();
        let mut batch = Batch::new(now);
        for one in lessons {
            let key = unlinked_key(&self.ctx.chance)?;
            let Some(project) = &one.project else {
                let country = one.region.as_ref().map(|code| self.region(code)).transpose()?.map(|region| region.0);
                let origin = Origin {
                    country: country.is_some(),
                    stage: one.stage,
                    year: one.year,
                    areas: one.areas,
                    focus_areas: one.focus_areas,
                };
                let lesson = AnonymousLesson {
                    kind: one.kind,
                    causes: one.causes,
                    tried: one.tried,
                    would_differ: one.would_differ,
                    language: one.language,
                    translations: one.translations,
                    figures: one.figures,
                    origin,
                    country,
                    is_demo: true,
                };
                batch.anonymous_lesson(key, &lesson);
                continue;
            };
            let project = ProjectId(self.find("project", project)?);
            let outcome = rialto_domain::project::Outcome {
                kind: one.kind,
                causes: one.causes,
                language: one.language,
                tried: one.tried,
                would_differ: one.would_differ,
                translations: one.translations,
                concluded_on: None,
            };
            let publish_on = one.days.and_then(|days| date_of(now).checked_add_days(chrono::Days::new(days)));
            let telling = Telling { publication: OutcomePublication::Named, publish_on, written_at: now };
            let written = Written { outcome, figures: one.figures, telling, told: Untold::No };
            batch.held_outcome(project, key, &written);
        }
        self.batches.push(batch);
        Ok(())
    }
}
