//! Writing datasets, catalogues and uses.

use super::organisation::origin;
use super::search::Texts;
use super::{Batch, Mode, translations};
use rialto_domain::dataset::{Catalogue, Dataset, DatasetUse};
use rialto_domain::id::Kind;
use rialto_domain::quality::{DatasetFacts, Quality};
use rialto_domain::search_words::sort_key;
use sea_orm::Value;
use uuid::Uuid;

impl Batch {
    /// Adds a catalogue.
    pub fn catalogue(&mut self, catalogue: &Catalogue, mode: Mode) {
        self.row(
            "catalogue",
            &["id", "slug", "title", "url", "country"],
            mode,
            vec![
                catalogue.id.0.into(),
                catalogue.slug.as_str().into(),
                catalogue.title.as_str().into(),
                catalogue.url.as_str().into(),
                catalogue.country.clone().into(),
            ],
        );
    }

    /// Adds a dataset with its distributions and the points of its metadata quality; `ids` gives their keys.
    pub fn dataset(&mut self, dataset: &Dataset, mode: Mode, ids: &mut dyn FnMut() -> Uuid) {
        let d = dataset;
        let key = d.id.0;
        let mut values: Vec<Value> = vec![
            key.into(),
            d.slug.as_str().into(),
            d.title.as_str().into(),
            sort_key(&d.title).into(),
            d.language.as_str().into(),
            d.description.clone().into(),
            translations(&d.translations),
            d.publisher.clone().into(),
            d.contact.clone().into(),
            d.landing_page.clone().into(),
            d.licence.clone().into(),
            d.access_rights.clone().into(),
            d.frequency.clone().into(),
            d.issued_on.into(),
            d.modified_on.into(),
            d.temporal_start.into(),
            d.temporal_end.into(),
            d.region.map(|id| id.0).into(),
            d.catalogue.map(|id| id.0).into(),
            d.publication.as_str().into(),
            d.is_demo.into(),
            self.now.into(),
            self.now.into(),
            i32::from(Quality::of(&DatasetFacts::of(d)).points).into(),
        ];
        values.extend(origin(d.origin.as_ref()));
        self.row(
            "dataset",
            &[
                "id",
                "slug",
                "title",
                "sort_title",
                "language",
                "description",
                "translations",
                "publisher",
                "contact",
                "landing_page",
                "licence",
                "access_rights",
                "frequency",
                "issued_on",
                "modified_on",
                "temporal_start",
                "temporal_end",
                "region_id",
                "catalogue_id",
                "publication",
                "is_demo",
                "created_at",
                "updated_at",
                "quality_points",
                "origin_name",
                "origin_id",
                "origin_fingerprint",
            ],
            mode,
            values,
        );
        if mode == Mode::Replace {
            self.replaced_documents = true;
            self.touched.datasets.push(key);
            for table in ["dataset_theme", "dataset_keyword", "distribution"] {
                self.clear(table, "dataset_id", key);
            }
        }
        for theme in &d.themes {
            self.row("dataset_theme", &["dataset_id", "theme"], Mode::Create, vec![key.into(), theme.as_str().into()]);
        }
        for keyword in &d.keywords {
            let columns = &["dataset_id", "keyword"];
            self.row("dataset_keyword", columns, Mode::Create, vec![key.into(), keyword.as_str().into()]);
        }
        for (position, distribution) in (0i16..).zip(&d.distributions) {
            self.row(
                "distribution",
                &[
                    "id",
                    "dataset_id",
                    "position",
                    "title",
                    "access_url",
                    "download_url",
                    "format",
                    "media_type",
                    "licence",
                    "byte_size",
                    "modified_on",
                ],
                Mode::Create,
                vec![
                    ids().into(),
                    key.into(),
                    position.into(),
                    distribution.title.clone().into(),
                    distribution.access_url.as_str().into(),
                    distribution.download_url.clone().into(),
                    distribution.format.clone().into(),
                    distribution.media_type.clone().into(),
                    distribution.licence.clone().into(),
                    distribution.byte_size.into(),
                    distribution.modified_on.into(),
                ],
            );
        }
        let texts = Texts {
            language: d.language.as_str(),
            fields: &[
                ("title", Some(&d.title)),
                ("description", d.description.as_deref()),
                ("publisher", d.publisher.as_deref()),
            ],
            translations: &d.translations,
            tags: &d.keywords,
        };
        self.document(Kind::Dataset, key, d.publication, &texts);
    }

    /// Adds what a dataset is used for.
    pub fn dataset_use(&mut self, usage: &DatasetUse) {
        self.touched.projects.extend(usage.project.map(|id| id.0));
        self.row(
            "dataset_use",
            &["id", "dataset_id", "project_id", "pilot_id", "purpose", "note", "language"],
            Mode::Create,
            vec![
                usage.id.0.into(),
                usage.dataset.0.into(),
                usage.project.map(|id| id.0).into(),
                usage.pilot.map(|id| id.0).into(),
                usage.purpose.as_str().into(),
                usage.note.clone().into(),
                usage.language.as_str().into(),
            ],
        );
    }
}
