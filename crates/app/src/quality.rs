//! Fills in the metadata quality of datasets that were written before it was reckoned.

use crate::Ctx;
use rialto_domain::Result;
use rialto_domain::quality::Quality;
use rialto_persistence::read::{Plan, Row};
use rialto_persistence::{Database, quality, write};

/// Datasets in one transaction.
const BATCH: u32 = 500;

/// Gives every dataset without points its points, in batches; how many got them. Costs one look when none is left.
///
/// # Errors
/// `Forbidden` for anybody but the server's owner.
pub async fn fill(ctx: &Ctx) -> Result<u64> {
    ctx.operators_only("fill in the metadata quality")?;
    let mut filled = 0;
    loop {
        let mut plan = Plan::new(ctx.database.engine(), ctx.actor);
        let waiting = quality::without_points(plan.root(), BATCH);
        let json = ctx.database.read(&plan).await?;
        let known = waiting.read(&Row::parse(&json, Database::slots(&plan))?)?;
        if known.is_empty() {
            return Ok(filled);
        }
        let points: Vec<_> = known.iter().map(|(dataset, known)| (*dataset, Quality::of(known).points)).collect();
        let transaction = ctx.database.begin().await?;
        let given = write::quality::points(&transaction, &points).await?;
        transaction.commit().await?;
        filled += given;
        // a replica that lags would show the same rows again
        if given == 0 {
            return Ok(filled);
        }
    }
}
