//! Import of a file: records of a publisher become records here, a batch a transaction.
//!
//! What a record is identified by is its source and its id there. The same content a second time is left alone; changed content
//! replaces what the file carries and keeps what people here have added. A record that is gone from the file stays.
//! One thread reads and cleans rows while the other core writes the batch before.

mod datasets;
mod organisations;
mod projects;
mod reader;
mod regions;
mod report;
mod shapes;
mod step;

pub use reader::Request;
pub use report::{Refusal, Report};
pub use shapes::{ShapesRequest, shapes};

use crate::Ctx;
use reader::{Chunk, Opened};
use rialto_domain::Error;
use rialto_exchange::tabular::{FileError, Gazetteer, Kind, RegionEntry};
use rialto_persistence::write::{Batch, lookup};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use step::{Known, Step};
use tokio::sync::mpsc::Receiver;

/// After so many written records the planner's statistics are renewed.
const MUCH: u64 = 1_000;

/// How an import runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Do everything but keep it. The whole file is one transaction then, which is not committed.
    pub dry_run: bool,
    /// Records of one transaction.
    pub batch: usize,
    /// Set to true by anybody who wants the import to end after the batch at hand.
    pub stop: Arc<AtomicBool>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { dry_run: false, batch: 500, stop: Arc::default() }
    }
}

/// How far an import is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Rows read from the file and written, or refused.
    pub rows: u64,
    /// Rows of the file, where that is known beforehand.
    pub rows_total: Option<u64>,
    /// Bytes of the file read.
    pub bytes: u64,
    /// Size of the file in bytes.
    pub bytes_total: u64,
}

/// Why an import did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be used; nothing was written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The act failed; whole batches before it stay.
    #[error(transparent)]
    Failed(#[from] Error),
}

/// The region tree of the database as imports look places up in it.
///
/// # Errors
/// When the database does not answer.
pub async fn gazetteer(ctx: &Ctx) -> rialto_domain::Result<Gazetteer> {
    let transaction = ctx.database.begin().await?;
    let regions = lookup::regions(&transaction).await?.iter().map(RegionEntry::from).collect();
    let changes = lookup::region_changes(&transaction).await?;
    Ok(Gazetteer::new(regions, &changes))
}

/// Reads a file into the database. `progress` is told after each batch.
///
/// # Errors
/// `File` when the file as a whole cannot be used: nothing is written then. `Failed` when the database fails.
pub async fn run(
    ctx: &Ctx,
    request: Request,
    settings: &Settings,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<Report, ImportError> {
    ctx.operators_only("import records")?;
    let began = ctx.now();
    let gazetteer = Arc::new(gazetteer(ctx).await?);
    // A region file is small, and its parents may come after their children.
    let size = if request.kind == Kind::Regions { usize::MAX } else { settings.batch.max(1) };
    let (opened, mut chunks, reading) = reader::start(request, gazetteer.clone(), size).await?;
    let mut report = opened.report(settings.dry_run);
    let written = {
        let work = Work { ctx, gazetteer: &gazetteer, opened: &opened, settings };
        work.write(&mut chunks, &mut report, progress).await
    };
    // Tells the reader to stop when writing has.
    drop(chunks);
    reading.await.map_err(Error::internal)?;
    written?;
    if !settings.dry_run && report.created + report.updated >= MUCH {
        ctx.tidy().await;
    }
    report.took(ctx.now() - began);
    Ok(report)
}

/// The writing side.
struct Work<'a> {
    ctx: &'a Ctx,
    gazetteer: &'a Gazetteer,
    opened: &'a Opened,
    settings: &'a Settings,
}

impl Work<'_> {
    async fn write(
        &self,
        chunks: &mut Receiver<Chunk>,
        report: &mut Report,
        progress: &mut (dyn FnMut(Progress) + Send),
    ) -> rialto_domain::Result<()> {
        let regions = lookup::region_keys(&self.ctx.database.begin().await?).await?;
        let known = Known { ctx: self.ctx, gazetteer: self.gazetteer, regions, source: &self.opened.source };
        let (mut held, mut batches) = (None, 0);
        while let Some(chunk) = chunks.recv().await {
            if self.settings.stop.load(Ordering::Relaxed) {
                report.interrupted = true;
                break;
            }
            let transaction = match held.take() {
                Some(transaction) => transaction,
                None => self.ctx.database.begin().await?,
            };
            let (at, read) = (self.opened.progress(&chunk), chunk.rows);
            let batch = Batch::new(self.ctx.now());
            for rejection in chunk.rejections {
                report.refused(rejection.into());
            }
            Step { known: &known, transaction: &transaction, batch, report }.write(chunk.records).await?;
            report.read = read;
            if self.settings.dry_run {
                held = Some(transaction);
            } else {
                transaction.commit().await?;
                batches += 1;
                self.ctx.loaded(batches).await;
            }
            progress(at);
        }
        Ok(())
    }
}
