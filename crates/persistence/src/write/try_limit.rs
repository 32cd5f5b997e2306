//! Counting tries for all instances: one row for each thing that is counted, with the instant at which all of its tries are
//! forgotten (the generic cell rate algorithm, as ITU-T I.371 has it).

use super::statement::{row, run};
use crate::database::Transaction;
use rialto_domain::Result;
use sea_orm::FromQueryResult;

/// So many tries at once, then one in so many ms.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// Tries at once.
    pub burst: i64,
    /// Then one in so many ms.
    pub period_ms: i64,
}

#[derive(FromQueryResult)]
struct Free {
    free_at: i64,
}

/// Counts a try under a name; else how many ms to wait for the next. `now` is in ms since 1970 UTC.
pub async fn take(transaction: &Transaction, name: &str, rate: Rate, now: i64) -> Result<Option<i64>> {
    take_many(transaction, name, (rate, 1), now).await
}

/// Counts so many tries at once, of which there are no more than may be made at once; else how many ms to wait for them.
pub async fn take_many(
    transaction: &Transaction,
    name: &str,
    (rate, tries): (Rate, i64),
    now: i64,
) -> Result<Option<i64>> {
    let (room, taken) = (rate.period_ms * (rate.burst - tries).max(0), rate.period_ms * tries);
    let sql = "insert into try_limit (name, free_at) values ($1, $2) on conflict (name) do update set \
               free_at = case when try_limit.free_at > $3 then try_limit.free_at + $4 else $2 end \
               where try_limit.free_at <= $5";
    let values = [name.into(), (now + taken).into(), now.into(), taken.into(), (now + room).into()];
    if run(transaction, sql, values).await? > 0 {
        return Ok(None);
    }
    let free: Option<Free> = row(transaction, "select free_at from try_limit where name = $1", [name.into()]).await?;
    Ok(Some(free.map_or(0, |free| free.free_at - room - now).max(1)))
}

/// Takes a try back that was none.
pub async fn give_back(transaction: &Transaction, name: &str, rate: Rate) -> Result<()> {
    let sql = "update try_limit set free_at = free_at - $2 where name = $1";
    run(transaction, sql, [name.into(), rate.period_ms.into()]).await.map(drop)
}

/// Forgets what is free again.
pub async fn forget(transaction: &Transaction, now: i64) -> Result<u64> {
    run(transaction, "delete from try_limit where free_at < $1", [now.into()]).await
}
