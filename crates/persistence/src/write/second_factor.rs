//! Writing the second factor of an account and its recovery codes.

use super::statement::{rows, run};
use crate::database::Transaction;
use rialto_domain::Result;
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A second factor as stored.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SecondFactor {
    /// Whose it is.
    pub account_id: Uuid,
    /// The secret, sealed.
    pub secret: String,
    /// The last step of 30 seconds since 1970 UTC of which a code was used.
    pub last_step: i64,
    /// When it was begun, ms since 1970 UTC.
    pub begun_at: i64,
    /// When it was turned on, ms since 1970 UTC; none before a code was confirmed.
    pub confirmed_at: Option<i64>,
}

/// A recovery code as stored.
#[derive(Clone, Debug)]
pub struct RecoveryCode {
    /// Key.
    pub id: Uuid,
    /// Its first characters, by which it is found; no secret.
    pub selector: String,
    /// PHC string of the rest.
    pub code_hash: String,
}

/// Begins anew; false when one is on already.
pub async fn begin(transaction: &Transaction, account: Uuid, secret: &str, now: i64) -> Result<bool> {
    let sql = "insert into second_factor (account_id, secret, last_step, begun_at) values ($1, $2, 0, $3) \
               on conflict (account_id) do update set secret = excluded.secret, last_step = 0, begun_at = excluded.begun_at \
               where second_factor.confirmed_at is null";
    Ok(run(transaction, sql, [account.into(), secret.into(), now.into()]).await? > 0)
}

/// Turns on the one that was begun with this secret, by the code of a step; false when it was begun anew meanwhile or is on.
pub async fn confirm(transaction: &Transaction, account: Uuid, (secret, step): (&str, i64), now: i64) -> Result<bool> {
    let sql = "update second_factor set confirmed_at = $4, last_step = $3 \
               where account_id = $1 and secret = $2 and confirmed_at is null";
    Ok(run(transaction, sql, [account.into(), secret.into(), step.into(), now.into()]).await? > 0)
}

/// Uses up the code of a step; false when it, or a later one, was used.
pub async fn use_step(transaction: &Transaction, account: Uuid, step: i64) -> Result<bool> {
    let sql = "update second_factor set last_step = $2 \
               where account_id = $1 and last_step < $2 and confirmed_at is not null";
    Ok(run(transaction, sql, [account.into(), step.into()]).await? > 0)
}

/// Turns it off and forgets its recovery codes; false when it was off.
pub async fn end(transaction: &Transaction, account: Uuid) -> Result<bool> {
    run(transaction, "delete from recovery_code where account_id = $1", [account.into()]).await?;
    Ok(run(transaction, "delete from second_factor where account_id = $1", [account.into()]).await? > 0)
}

/// Puts new recovery codes in the place of those before.
pub async fn set_codes(transaction: &Transaction, account: Uuid, codes: &[RecoveryCode]) -> Result<()> {
    run(transaction, "delete from recovery_code where account_id = $1", [account.into()]).await?;
    for code in codes {
        let sql = "insert into recovery_code (id, account_id, selector, code_hash) values ($1, $2, $3, $4)";
        let values = [code.id.into(), account.into(), code.selector.as_str().into(), code.code_hash.as_str().into()];
        run(transaction, sql, values).await?;
    }
    Ok(())
}

/// Uses up a recovery code; false when somebody was quicker.
pub async fn use_code(transaction: &Transaction, id: Uuid, now: i64) -> Result<bool> {
    let sql = "update recovery_code set used_at = $2 where id = $1 and used_at is null";
    Ok(run(transaction, sql, [id.into(), now.into()]).await? > 0)
}

/// All there are.
pub async fn all(transaction: &Transaction) -> Result<Vec<SecondFactor>> {
    rows(transaction, "select account_id, secret, last_step, begun_at, confirmed_at from second_factor", []).await
}

/// Seals a secret anew.
pub async fn reseal(transaction: &Transaction, account: Uuid, secret: &str) -> Result<()> {
    let sql = "update second_factor set secret = $2 where account_id = $1";
    run(transaction, sql, [account.into(), secret.into()]).await.map(drop)
}
