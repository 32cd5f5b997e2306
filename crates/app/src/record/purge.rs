//! What is kept for a time only.

use crate::Ctx;
use rialto_domain::Result;
use rialto_persistence::write::purge as rows;

const DAY_MS: i64 = 86_400_000;
/// A record that was deleted can be restored for so long.
pub const UNDO_MS: i64 = 30 * DAY_MS;
/// A call can be repeated with its key for so long.
const KEYS_MS: i64 = 7 * DAY_MS;
/// A form that is not finished is kept for so long after it was saved.
const DRAFTS_MS: i64 = 90 * DAY_MS;

/// Removes for good what was deleted 30 days ago, keys of calls after 7 days, unfinished forms after 90; how many
/// records it removed.
///
/// # Errors
/// `Forbidden` for anybody but the server's owner.
pub async fn purge(ctx: &Ctx) -> Result<u64> {
    ctx.operators_only("remove what was deleted")?;
    let now = ctx.now();
    let transaction = ctx.database.begin().await?;
    let removed = rows::records(&transaction, now - UNDO_MS).await?;
    rows::idempotency(&transaction, now - KEYS_MS).await?;
    rows::drafts(&transaction, now - DRAFTS_MS).await?;
    transaction.commit().await?;
    Ok(removed)
}
