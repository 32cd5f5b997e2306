//! Datasets of a file, with their catalogues.

use super::step::{Standing, Step, changed, standing};
use rialto_domain::Result;
use rialto_domain::dataset::{Catalogue, Dataset, Distribution};
use rialto_domain::id::{CatalogueId, DatasetId};
use rialto_domain::slug::{slug, unique_slug};
use rialto_domain::text::Translations;
use rialto_domain::vocabulary::Publication;
use rialto_exchange::tabular::{DatasetRecord, DistributionRecord};
use rialto_persistence::write::Mode;
use rialto_persistence::write::lookup::{self, WithOrigin};
use std::collections::HashMap;
use uuid::Uuid;

impl Step<'_> {
    pub(super) async fn datasets(&mut self, records: Vec<(DatasetRecord, String)>) -> Result<()> {
        let ids = records.iter().map(|(record, _)| record.origin.source_id.clone()).collect();
        let stored = self.stored(WithOrigin::Dataset, ids).await?;
        let standings: Vec<Standing> =
            records.iter().map(|(record, print)| standing(&stored, &record.origin.source_id, print)).collect();
        let kept = lookup::texts(self.transaction, WithOrigin::Dataset, &changed(&standings)).await?;
        let mut catalogues = lookup::catalogue_keys(self.transaction).await?;
        let ctx = self.known.ctx;
        for ((record, print), standing) in records.into_iter().zip(standings) {
            match standing {
                Standing::New => {
                    let dataset = self.dataset(DatasetId(self.key()), record, print, &mut catalogues);
                    self.batch.dataset(&dataset, Mode::Create, &mut || ctx.chance.ids.next());
                    self.report.created += 1;
                }
                Standing::Changed(id) => {
                    let mut dataset = self.dataset(DatasetId(id), record, print, &mut catalogues);
                    if let Some(texts) = kept.get(&id) {
                        dataset.publication = texts.publication;
                        dataset.translations.clone_from(&texts.translations);
                    }
                    self.batch.dataset(&dataset, Mode::Replace, &mut || ctx.chance.ids.next());
                    self.report.updated += 1;
                }
                Standing::Same(_) => self.report.unchanged += 1,
            }
        }
        Ok(())
    }

    /// The catalogue of a title, created when it is new. Titles that differ in case and accents only are one.
    fn catalogue(&mut self, record: &DatasetRecord, catalogues: &mut HashMap<String, Uuid>) -> Option<CatalogueId> {
        let title = record.catalogue_name.as_deref()?;
        let slug = Some(slug(title)).filter(|slug| !slug.is_empty())?;
        if let Some(id) = catalogues.get(&slug) {
            return Some(CatalogueId(*id));
        }
        let id = self.key();
        let catalogue = Catalogue {
            id: CatalogueId(id),
            slug: slug.clone(),
            title: title.to_owned(),
            url: record.catalogue_url.clone().unwrap_or_default(),
            country: record.country.clone(),
        };
        self.batch.catalogue(&catalogue, Mode::Create);
        catalogues.insert(slug, id);
        Some(CatalogueId(id))
    }

    fn dataset(
        &mut self,
        id: DatasetId,
        record: DatasetRecord,
        print: String,
        catalogues: &mut HashMap<String, Uuid>,
    ) -> Dataset {
        let catalogue = self.catalogue(&record, catalogues);
        Dataset {
            id,
            slug: unique_slug(&record.title, id.0),
            title: record.title,
            language: record.language,
            description: record.description,
            translations: Translations::new(),
            publisher: record.publisher,
            contact: record.contact,
            landing_page: record.landing_page,
            licence: record.licence,
            access_rights: record.access_rights,
            frequency: record.frequency,
            themes: record.themes,
            keywords: record.keywords,
            issued_on: record.issued_on,
            modified_on: record.modified_on,
            temporal_start: record.temporal_start,
            temporal_end: record.temporal_end,
            region: self.region(record.region_code.as_deref()),
            catalogue,
            distributions: record.distributions.into_iter().map(distribution).collect(),
            publication: Publication::Published,
            is_demo: false,
            origin: self.origin(&record.origin.source_id, print),
        }
    }
}

fn distribution(record: DistributionRecord) -> Distribution {
    Distribution {
        title: record.title,
        access_url: record.access_url,
        download_url: record.download_url,
        format: record.format,
        media_type: record.media_type,
        licence: record.licence,
        byte_size: record.byte_size,
        modified_on: None,
    }
}
