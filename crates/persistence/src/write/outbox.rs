//! Writing the outbox: what an act promises is queued in its transaction and delivered afterwards, at least once.

use super::statement::{row, rows, run};
use crate::database::Transaction;
use rialto_domain::Result;
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Something to deliver.
#[derive(Clone, Debug)]
pub struct Delivery<'a> {
    /// Key; the receiver can tell by it what came twice.
    pub id: Uuid,
    /// What it is.
    pub kind: &'a str,
    /// Where it goes.
    pub recipient: &'a str,
    /// What it says, JSON. Emptied once delivered, because it may hold a secret link.
    pub payload: String,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// How a delivery stands.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Standing {
    /// How often it was tried.
    pub attempts: i64,
    /// When it was delivered, ms since 1970 UTC.
    pub delivered_at: Option<i64>,
    /// When it was given up, ms since 1970 UTC.
    pub failed_at: Option<i64>,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
}

/// How all deliveries stand, oldest first.
pub async fn all(transaction: &Transaction) -> Result<Vec<Standing>> {
    rows(transaction, "select attempts, delivered_at, failed_at, last_error from outbox order by created_at, id", [])
        .await
}

/// How much was queued for a recipient since an instant, ms since 1970 UTC.
pub async fn count_since(transaction: &Transaction, recipient: &str, since: i64) -> Result<i64> {
    let sql = "select count(*) as n from outbox where recipient = $1 and created_at > $2 and kind <> 'nothing'";
    Ok(row::<Count, 2>(transaction, sql, [recipient.into(), since.into()]).await?.map_or(0, |count| count.n))
}

/// Queues a delivery.
pub async fn insert(transaction: &Transaction, delivery: &Delivery<'_>, now: i64) -> Result<()> {
    let d = delivery;
    let sql = "insert into outbox (id, kind, recipient, payload, attempts, next_attempt_at, created_at) \
               values ($1, $2, $3, $4, 0, $5, $5)";
    let values = [d.id.into(), d.kind.into(), d.recipient.into(), d.payload.as_str().into(), now.into()];
    run(transaction, sql, values).await.map(drop)
}

/// Takes a delivery for an attempt: nobody else tries it before `next`. False when somebody was quicker.
pub async fn claim(transaction: &Transaction, id: Uuid, attempts: i64, next: i64) -> Result<bool> {
    let sql = "update outbox set attempts = attempts + 1, next_attempt_at = $3 \
               where id = $1 and attempts = $2 and delivered_at is null and failed_at is null";
    Ok(run(transaction, sql, [id.into(), attempts.into(), next.into()]).await? > 0)
}

/// Notes that it was delivered.
pub async fn delivered(transaction: &Transaction, id: Uuid, now: i64) -> Result<()> {
    let sql = "update outbox set delivered_at = $2, payload = '{}', last_error = null where id = $1";
    run(transaction, sql, [id.into(), now.into()]).await.map(drop)
}

/// Removes a delivery that is over.
pub async fn remove_over(transaction: &Transaction, id: Uuid) -> Result<()> {
    let sql = "delete from outbox where id = $1 and (delivered_at is not null or failed_at is not null)";
    run(transaction, sql, [id.into()]).await.map(drop)
}

/// Notes why an attempt failed; `given_up` says that there is no other.
pub async fn failed(transaction: &Transaction, id: Uuid, error: &str, given_up: Option<i64>) -> Result<()> {
    let sql = "update outbox set last_error = $2, failed_at = $3, \
               payload = case when $3 is null then payload else '{}' end where id = $1";
    run(transaction, sql, [id.into(), error.into(), given_up.into()]).await.map(drop)
}
