//! Makes the cards that are missing: after a migration that changed what they hold.

use crate::Ctx;
use rialto_domain::Result;
use rialto_persistence::read::{Plan, Row};
use rialto_persistence::{Database, card, write};

/// Documents in one transaction.
const BATCH: u32 = 500;
/// From so many on, the planner's statistics are old.
const MANY: u64 = 1_000;

/// Makes the card of every project and dataset that has none, in batches; how many it made. Costs one look when none is
/// missing.
///
/// # Errors
/// `Forbidden` for anybody but the server's owner.
pub async fn fill(ctx: &Ctx) -> Result<u64> {
    ctx.operators_only("make facet cards")?;
    let mut made = 0;
    while are_missing(ctx).await? {
        let transaction = ctx.database.begin().await?;
        let some = write::cards::missing(&transaction, BATCH).await?;
        transaction.commit().await?;
        made += some;
        // a replica that lags would show them missing still
        if some == 0 {
            break;
        }
    }
    // words of lessons that were told before there were lessons
    loop {
        let transaction = ctx.database.begin().await?;
        let some = write::outcome::missing_words(&transaction, i64::from(BATCH)).await?;
        transaction.commit().await?;
        if some == 0 {
            break;
        }
    }
    if made >= MANY {
        ctx.database.tidy().await?;
    }
    Ok(made)
}

/// Asked of the readers, so that a start does not wait behind a writer.
async fn are_missing(ctx: &Ctx) -> Result<bool> {
    let mut plan = Plan::new(ctx.database.engine(), ctx.actor);
    let slot = card::are_missing(plan.root());
    let json = ctx.database.read(&plan).await?;
    Ok(matches!(Row::parse(&json, Database::slots(&plan))?.raw(slot), "1" | "true"))
}
