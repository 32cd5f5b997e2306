//! Shapes of regions: matched by NUTS code to the regions that are here. A shape that is gone from the file stays.

use super::{ImportError, MUCH, Progress, Refusal, Report, Settings};
use crate::Ctx;
use rialto_domain::id::RegionId;
use rialto_domain::{Error, Result};
use rialto_exchange::shapes::{self, RegionShape, Rejection, Shapes};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::{Batch, lookup};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use uuid::Uuid;

/// Shapes of one transaction at most: some megabytes.
const MOST_OF_A_BATCH: usize = 100;

/// Which file of shapes, and whose they are.
#[derive(Clone, Debug)]
pub struct ShapesRequest {
    /// The file.
    pub path: PathBuf,
    /// Who made the shapes; none: as the file says, else its name.
    pub source: Option<String>,
}

impl From<Rejection> for Refusal {
    fn from(rejection: Rejection) -> Self {
        let Rejection { row, column, value, code, message } = rejection;
        Self { row, column, value, code: code.as_str(), message }
    }
}

/// Reads shapes of regions into the database. `progress` is told after each batch.
///
/// # Errors
/// `File` when the file as a whole cannot be used: nothing is written then. `Failed` when the database fails.
pub async fn shapes(
    ctx: &Ctx,
    request: ShapesRequest,
    settings: &Settings,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> std::result::Result<Report, ImportError> {
    ctx.operators_only("import shapes of regions")?;
    let began = ctx.now();
    let ShapesRequest { path, source } = request;
    let reading = tokio::task::spawn_blocking(move || shapes::read(&path, source.as_deref()));
    let file = reading.await.map_err(Error::internal)??;
    let mut report = Report {
        source: file.source.clone(),
        profile: file.format.as_str().to_owned(),
        dry_run: settings.dry_run,
        ..Report::default()
    };
    write(ctx, file, settings, &mut report, progress).await?;
    if !settings.dry_run && report.created + report.updated >= MUCH {
        ctx.tidy().await;
    }
    report.took(ctx.now() - began);
    Ok(report)
}

async fn write(
    ctx: &Ctx,
    file: Shapes,
    settings: &Settings,
    report: &mut Report,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Result<()> {
    let regions = lookup::region_keys(&ctx.database.begin().await?).await?;
    let total = file.rows.len() as u64;
    let mut rows = file.rows.into_iter();
    let mut held = None;
    while report.read < total {
        if settings.stop.load(Ordering::Relaxed) {
            report.interrupted = true;
            break;
        }
        let transaction = match held.take() {
            Some(transaction) => transaction,
            None => ctx.database.begin().await?,
        };
        let size = settings.batch.clamp(1, MOST_OF_A_BATCH);
        let mut known = Vec::with_capacity(size);
        for row in rows.by_ref().take(size) {
            report.read += 1;
            match row {
                Ok(shape) => known.extend(placed(shape, &regions, report)),
                Err(rejection) => report.refused(rejection.into()),
            }
        }
        save(ctx, &transaction, known, report).await?;
        if settings.dry_run {
            held = Some(transaction);
        } else {
            transaction.commit().await?;
        }
        let bytes = file.bytes * report.read / total;
        progress(Progress { rows: report.read, rows_total: Some(total), bytes, bytes_total: file.bytes });
    }
    Ok(())
}

/// The region of a shape; a code that is not here is refused, never widened: a part is not the whole.
fn placed(shape: RegionShape, regions: &HashMap<String, Uuid>, report: &mut Report) -> Option<(Uuid, RegionShape)> {
    if let Some(region) = regions.get(&shape.code) {
        for (code, count) in shape.notices() {
            *report.notices.entry(code).or_default() += count;
        }
        return Some((*region, shape));
    }
    let message = format!(
        "There is no region {}; correct the code, or import the region first (rialto import regions FILE).",
        shape.code
    );
    let column = "NUTS_ID".to_owned();
    report.refused(Refusal { row: shape.row, column, value: shape.code, code: "REGION_UNKNOWN", message });
    None
}

async fn save(
    ctx: &Ctx,
    transaction: &Transaction,
    shapes: Vec<(Uuid, RegionShape)>,
    report: &mut Report,
) -> Result<()> {
    let keys: Vec<Uuid> = shapes.iter().map(|(region, _)| *region).collect();
    let stored = lookup::shapes(transaction, &keys).await?;
    let mut batch = Batch::new(ctx.now());
    for (region, shape) in shapes {
        match stored.get(&region) {
            Some(known) if known.geometry == shape.geometry && known.source == report.source => {
                report.unchanged += 1;
                continue;
            }
            Some(_) => report.updated += 1,
            None => report.created += 1,
        }
        batch.region_shape(RegionId(region), shape.geometry, &report.source);
    }
    batch.save(transaction).await
}
