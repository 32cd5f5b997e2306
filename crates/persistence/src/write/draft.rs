//! Forms that are not finished, kept for who writes them.

use super::statement::{row, run};
use crate::database::Transaction;
use rialto_domain::Result;
use rialto_domain::id::AccountId;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct CountRow {
    n: i64,
}

/// How many drafts an account has, that of a key left out.
pub async fn others(transaction: &Transaction, account: AccountId, key: &str) -> Result<i64> {
    let sql = "select count(*) as n from form_draft where account_id = $1 and key <> $2";
    let found: Option<CountRow> = row(transaction, sql, [account.0.into(), key.into()]).await?;
    Ok(found.map_or(0, |row| row.n))
}

/// Keeps a draft under its key, in place of the one before.
pub async fn save(transaction: &Transaction, account: AccountId, (key, content): (&str, &str), now: i64) -> Result<()> {
    let sql = "insert into form_draft (account_id, key, content, saved_at) values ($1, $2, $3, $4) \
               on conflict (account_id, key) do update set content = excluded.content, saved_at = excluded.saved_at";
    run(transaction, sql, [account.0.into(), key.into(), content.into(), now.into()]).await.map(drop)
}

/// Discards a draft; nothing happens when there is none.
pub async fn discard(transaction: &Transaction, account: AccountId, key: &str) -> Result<()> {
    let sql = "delete from form_draft where account_id = $1 and key = $2";
    run(transaction, sql, [account.0.into(), key.into()]).await.map(drop)
}
