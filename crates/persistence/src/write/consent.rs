//! Writing what people agreed to: a log, of which the last row of a purpose holds.

use super::statement::{row, run};
use crate::database::Transaction;
use rialto_domain::Result;
use rialto_domain::id::AccountId;
use rialto_domain::privacy::ConsentPurpose;
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Said {
    is_given: bool,
    text_version: String,
}

/// Writes that somebody agreed, or no longer does, to the text of a purpose as it is now, at an instant (ms since 1970 UTC).
/// False when they said the same of the same text before.
pub async fn say(
    transaction: &Transaction,
    key: Uuid,
    (account, purpose, is_given): (AccountId, ConsentPurpose, bool),
    now: i64,
) -> Result<bool> {
    let sql = "select is_given, text_version from consent where account_id = $1 and purpose = $2 \
               order by created_at desc, id desc limit 1";
    let version = purpose.rule().text_version;
    let last: Option<Said> = row(transaction, sql, [account.0.into(), purpose.as_str().into()]).await?;
    if last.is_some_and(|last| last.is_given == is_given && last.text_version == version) {
        return Ok(false);
    }
    let sql = "insert into consent (id, account_id, purpose, is_given, text_version, created_at) \
               values ($1, $2, $3, $4, $5, $6)";
    let values = [key.into(), account.0.into(), purpose.as_str().into(), is_given.into(), version.into(), now.into()];
    run(transaction, sql, values).await?;
    Ok(true)
}
