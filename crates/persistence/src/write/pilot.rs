//! Writing pilots.

use super::search::Texts;
use super::{Batch, Mode, translations};
use rialto_domain::id::{Kind, PilotId};
use rialto_domain::pilot::{Pilot, PilotStep};
use rialto_domain::search_words::sort_key;
use uuid::Uuid;

impl Batch {
    /// Adds a pilot with its milestones, indicators and learning chain; `ids` gives their keys.
    pub fn pilot(&mut self, pilot: &Pilot, mode: Mode, ids: &mut dyn FnMut() -> Uuid) {
        let p = pilot;
        let key = p.id.0;
        self.row(
            "pilot",
            &[
                "id",
                "slug",
                "title",
                "sort_title",
                "language",
                "summary",
                "translations",
                "status",
                "cluster_id",
                "project_id",
                "region_id",
                "started_on",
                "ended_on",
                "publication",
                "is_demo",
                "created_at",
                "updated_at",
            ],
            mode,
            vec![
                key.into(),
                p.slug.as_str().into(),
                p.title.as_str().into(),
                sort_key(&p.title).into(),
                p.language.as_str().into(),
                p.summary.clone().into(),
                translations(&p.translations),
                p.status.as_str().into(),
                p.cluster.map(|id| id.0).into(),
                p.project.map(|id| id.0).into(),
                p.region.map(|id| id.0).into(),
                p.started_on.into(),
                p.ended_on.into(),
                p.publication.as_str().into(),
                p.is_demo.into(),
                self.now.into(),
                self.now.into(),
            ],
        );
        if mode == Mode::Replace {
            self.replaced_documents = true;
            self.clear("milestone", "pilot_id", key);
            self.clear("indicator", "pilot_id", key);
            self.clear("pilot_step", "pilot_id", key);
        }
        for (position, milestone) in (0i16..).zip(&p.milestones) {
            self.row(
                "milestone",
                &["id", "pilot_id", "position", "title", "language", "due_on", "done_on"],
                Mode::Create,
                vec![
                    ids().into(),
                    key.into(),
                    position.into(),
                    milestone.title.as_str().into(),
                    milestone.language.as_str().into(),
                    milestone.due_on.into(),
                    milestone.done_on.into(),
                ],
            );
        }
        for (position, indicator) in (0i16..).zip(&p.indicators) {
            self.row(
                "indicator",
                &[
                    "id",
                    "pilot_id",
                    "position",
                    "name",
                    "language",
                    "unit",
                    "baseline",
                    "target",
                    "measured",
                    "measured_on",
                    "better",
                ],
                Mode::Create,
                vec![
                    ids().into(),
                    key.into(),
                    position.into(),
                    indicator.name.as_str().into(),
                    indicator.language.as_str().into(),
                    indicator.unit.as_str().into(),
                    indicator.baseline.into(),
                    indicator.target.into(),
                    indicator.measured.into(),
                    indicator.measured_on.into(),
                    indicator.better.as_str().into(),
                ],
            );
        }
        for (position, step) in (0i16..).zip(&p.chain) {
            self.pilot_step(p.id, ids(), position, step);
        }
        let texts = Texts {
            language: p.language.as_str(),
            fields: &[("title", Some(&p.title)), ("summary", p.summary.as_deref())],
            translations: &p.translations,
            tags: &[],
        };
        self.document(Kind::Pilot, key, p.publication, &texts);
    }

    /// Adds a link of a pilot's learning chain at a place in it, from 0.
    pub fn pilot_step(&mut self, pilot: PilotId, key: Uuid, position: i16, step: &PilotStep) {
        self.row(
            "pilot_step",
            &[
                "id",
                "pilot_id",
                "position",
                "kind",
                "title",
                "text",
                "language",
                "translations",
                "happened_on",
                "place",
                "url",
            ],
            Mode::Create,
            vec![
                key.into(),
                pilot.0.into(),
                position.into(),
                step.kind.as_str().into(),
                step.title.as_str().into(),
                step.text.clone().into(),
                step.language.as_str().into(),
                translations(&step.translations),
                step.happened_on.into(),
                step.place.clone().into(),
                step.url.clone().into(),
            ],
        );
    }
}
