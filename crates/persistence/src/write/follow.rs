//! Writing what people follow, what they have read, and what they want to be told.

use super::statement::{row, run};
use crate::database::Transaction;
use rialto_domain::Result;
use rialto_domain::follow::{MailPace, NoticeKind};
use rialto_domain::id::{AccountId, GlobalId, NotificationId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// Holds an account until the transaction ends, so that what it has is counted by one act at a time.
pub async fn hold(transaction: &Transaction, account: AccountId) -> Result<()> {
    run(transaction, "update account set language = language where id = $1", [account.0.into()]).await.map(drop)
}

/// How much an account follows.
pub async fn follows(transaction: &Transaction, account: AccountId) -> Result<i64> {
    let sql = "select count(*) as n from follow where account_id = $1";
    Ok(row::<Count, 1>(transaction, sql, [account.0.into()]).await?.map_or(0, |count| count.n))
}

/// Whether an account follows a record.
pub async fn is_followed(transaction: &Transaction, account: AccountId, subject: GlobalId) -> Result<bool> {
    let sql = "select count(*) as n from follow where account_id = $1 and subject_id = $2";
    let values = [account.0.into(), subject.key.into()];
    Ok(row::<Count, 2>(transaction, sql, values).await?.is_some_and(|count| count.n > 0))
}

/// Whether a region is there: every region may be read.
pub async fn is_region(transaction: &Transaction, region: Uuid) -> Result<bool> {
    let sql = "select count(*) as n from region where id = $1";
    Ok(row::<Count, 1>(transaction, sql, [region.into()]).await?.is_some_and(|count| count.n > 0))
}

/// Follows a record; nothing when it is followed already.
pub async fn follow(
    transaction: &Transaction,
    key: Uuid,
    (account, subject): (AccountId, GlobalId),
    now: i64,
) -> Result<()> {
    let sql = "insert into follow (id, account_id, kind, subject_id, created_at) values ($1, $2, $3, $4, $5) \
               on conflict (account_id, subject_id) do nothing";
    let values = [key.into(), account.0.into(), subject.kind.as_str().into(), subject.key.into(), now.into()];
    run(transaction, sql, values).await.map(drop)
}

/// Follows a record no longer.
pub async fn unfollow(transaction: &Transaction, account: AccountId, subject: GlobalId) -> Result<()> {
    let sql = "delete from follow where account_id = $1 and subject_id = $2";
    run(transaction, sql, [account.0.into(), subject.key.into()]).await.map(drop)
}

/// Marks a notification of an account as read; nothing when it is another's.
pub async fn mark_read(transaction: &Transaction, account: AccountId, id: NotificationId, now: i64) -> Result<()> {
    let sql = "update notification set read_at = $3 where id = $1 and account_id = $2 and read_at is null";
    run(transaction, sql, [id.0.into(), account.0.into(), now.into()]).await.map(drop)
}

/// Marks all notifications of an account as read that came until an instant (ms since 1970 UTC).
pub async fn mark_all_read(transaction: &Transaction, account: AccountId, until: i64, now: i64) -> Result<()> {
    let sql = "update notification set read_at = $3 where account_id = $1 and at <= $2 and read_at is null";
    run(transaction, sql, [account.0.into(), until.into(), now.into()]).await.map(drop)
}

/// Sets how often an account gets mail about notifications.
pub async fn set_pace(transaction: &Transaction, account: AccountId, pace: MailPace) -> Result<()> {
    let sql = "insert into notification_mail (account_id, pace) select a.id, $2 from account a where a.id = $1 \
               on conflict (account_id) do update set pace = excluded.pace";
    run(transaction, sql, [account.0.into(), pace.as_str().into()]).await.map(drop)
}

/// Sets the kinds of which an account is told nothing.
pub async fn set_silenced(transaction: &Transaction, account: AccountId, kinds: &[NoticeKind]) -> Result<()> {
    run(transaction, "delete from notification_silence where account_id = $1", [account.0.into()]).await?;
    for kind in kinds {
        let sql = "insert into notification_silence (account_id, kind) values ($1, $2) on conflict do nothing";
        run(transaction, sql, [account.0.into(), kind.as_str().into()]).await?;
    }
    Ok(())
}
