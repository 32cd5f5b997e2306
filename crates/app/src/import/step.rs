//! One batch of an import: what is looked up first, and what is written.

use super::report::Report;
use crate::Ctx;
use rialto_domain::Result;
use rialto_domain::geo::Point;
use rialto_domain::id::RegionId;
use rialto_domain::project::Origin;
use rialto_domain::vocabulary::PointPrecision;
use rialto_exchange::tabular::{Gazetteer, Record};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::{Batch, lookup};
use std::collections::HashMap;
use uuid::Uuid;

/// What stays the same through a whole import.
pub(super) struct Known<'a> {
    pub ctx: &'a Ctx,
    pub gazetteer: &'a Gazetteer,
    /// Code → key.
    pub regions: HashMap<String, Uuid>,
    pub source: &'a str,
}

/// A batch at work.
pub(super) struct Step<'a> {
    pub known: &'a Known<'a>,
    pub transaction: &'a Transaction,
    pub batch: Batch,
    pub report: &'a mut Report,
}

/// What the database has of a record.
pub(super) enum Standing {
    /// Nothing.
    New,
    /// The same content.
    Same(Uuid),
    /// Other content.
    Changed(Uuid),
}

impl Step<'_> {
    /// Writes the records of a batch.
    pub(super) async fn write(mut self, records: Vec<(Record, String)>) -> Result<()> {
        let (mut projects, mut organisations, mut regions, mut datasets) = (vec![], vec![], vec![], vec![]);
        for (record, fingerprint) in records {
            self.report.noted(&record.origin().notices);
            match record {
                Record::Project(record) => projects.push((*record, fingerprint)),
                Record::Organisation(record) => organisations.push((*record, fingerprint)),
                Record::Region(record) => regions.push(*record),
                Record::Dataset(record) => datasets.push((*record, fingerprint)),
            }
        }
        // A file holds records of one kind.
        if !projects.is_empty() {
            self.projects(projects).await?;
        }
        if !organisations.is_empty() {
            self.organisations(organisations).await?;
        }
        if !regions.is_empty() {
            self.regions(regions).await?;
        }
        if !datasets.is_empty() {
            self.datasets(datasets).await?;
        }
        self.batch.save(self.transaction).await
    }

    pub(super) fn key(&self) -> Uuid {
        self.known.ctx.chance.ids.next()
    }

    pub(super) fn region(&self, code: Option<&str>) -> Option<RegionId> {
        self.known.regions.get(code?).copied().map(RegionId)
    }

    /// The point as stated, else the centre of a region of level 2 or 3; a country's centre would mislead.
    pub(super) fn point(&self, stated: Option<Point>, code: Option<&str>) -> Option<Point> {
        stated.or_else(|| {
            let region = self.known.gazetteer.region(code?).filter(|region| region.level >= 2)?;
            region.point.map(|(lat, lon)| Point { lat, lon, precision: PointPrecision::Region })
        })
    }

    pub(super) fn origin(&self, id: &str, fingerprint: String) -> Option<Origin> {
        Some(Origin { name: self.known.source.to_owned(), id: id.to_owned(), fingerprint })
    }

    /// The keys and fingerprints of these records of the source.
    pub(super) async fn stored(
        &self,
        table: lookup::WithOrigin,
        ids: Vec<String>,
    ) -> Result<HashMap<String, lookup::Known>> {
        lookup::by_origin(self.transaction, table, self.known.source, &ids).await
    }
}

/// Compares a record with what the database has of it.
pub(super) fn standing(stored: &HashMap<String, lookup::Known>, id: &str, fingerprint: &str) -> Standing {
    match stored.get(id) {
        None => Standing::New,
        Some(known) if known.fingerprint == fingerprint => Standing::Same(known.id),
        Some(known) => Standing::Changed(known.id),
    }
}

/// Those that are in the database with other content.
pub(super) fn changed(standings: &[Standing]) -> Vec<Uuid> {
    let key = |standing: &Standing| match standing {
        Standing::Changed(id) => Some(*id),
        Standing::New | Standing::Same(_) => None,
    };
    standings.iter().filter_map(key).collect()
}
