//! Writing the browsers in which somebody has signed in before.

use super::statement::run;
use crate::database::Transaction;
use rialto_domain::Result;
use uuid::Uuid;

/// Browsers that are kept of one account; of more, those before go.
const MOST: i64 = 20;

/// A browser that is known.
#[derive(Clone, Debug)]
pub struct KnownDevice {
    /// Key.
    pub id: Uuid,
    /// Who signed in.
    pub account_id: Uuid,
    /// SHA-256 of what the browser keeps, in hexadecimal digits.
    pub token_hash: String,
    /// When it became known, ms since 1970 UTC.
    pub created_at: i64,
    /// Until when it is, ms since 1970 UTC.
    pub expires_at: i64,
}

/// Writes a browser, in the place of the one that it was known as before.
pub async fn insert(transaction: &Transaction, device: &KnownDevice, before: Option<&str>) -> Result<()> {
    let d = device;
    if let Some(before) = before {
        let sql = "delete from known_device where account_id = $1 and token_hash = $2";
        run(transaction, sql, [d.account_id.into(), before.into()]).await?;
    }
    let sql =
        "insert into known_device (id, account_id, token_hash, created_at, expires_at) values ($1, $2, $3, $4, $5)";
    let values =
        [d.id.into(), d.account_id.into(), d.token_hash.as_str().into(), d.created_at.into(), d.expires_at.into()];
    run(transaction, sql, values).await?;
    let sql = "delete from known_device where account_id = $1 and id not in \
               (select id from known_device where account_id = $1 order by created_at desc, id desc limit $2)";
    run(transaction, sql, [d.account_id.into(), MOST.into()]).await.map(drop)
}

/// Forgets all browsers of an account.
pub async fn forget_all(transaction: &Transaction, account: Uuid) -> Result<()> {
    run(transaction, "delete from known_device where account_id = $1", [account.into()]).await.map(drop)
}

/// Forgets the browsers that are known no longer.
pub async fn forget_over(transaction: &Transaction, now: i64) -> Result<u64> {
    run(transaction, "delete from known_device where expires_at < $1", [now.into()]).await
}
