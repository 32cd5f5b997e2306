//! Writing the keys that sign access tokens.

use super::statement::run;
use crate::database::Transaction;
use rialto_domain::Result;
use uuid::Uuid;

/// A key as stored.
#[derive(Clone, Debug)]
pub struct SigningKey {
    /// Key of the row, and the key's id in tokens.
    pub id: Uuid,
    /// Its algorithm: `EdDSA`.
    pub algorithm: &'static str,
    /// PKCS #8, sealed.
    pub private_key: String,
    /// The public half as JWK writes it, base64url without padding.
    pub public_key: String,
    /// When it was made, ms since 1970 UTC.
    pub created_at: i64,
}

/// Writes a new key, unless one was made after `since` (ms since 1970 UTC); false when there was one.
pub async fn insert(transaction: &Transaction, key: &SigningKey, since: i64) -> Result<bool> {
    let sql = "insert into signing_key (id, algorithm, private_key, public_key, created_at) select $1, $2, $3, $4, $5 \
               where not exists (select 1 from signing_key where created_at > $6)";
    let values = [
        key.id.into(),
        key.algorithm.into(),
        key.private_key.as_str().into(),
        key.public_key.as_str().into(),
        key.created_at.into(),
        since.into(),
    ];
    Ok(run(transaction, sql, values).await? > 0)
}

/// Seals the private half of a key anew.
pub async fn reseal(transaction: &Transaction, id: Uuid, private_key: &str) -> Result<()> {
    run(transaction, "update signing_key set private_key = $2 where id = $1", [id.into(), private_key.into()])
        .await
        .map(drop)
}

/// Forgets the keys that were made before `then`, ms since 1970 UTC.
pub async fn forget(transaction: &Transaction, then: i64) -> Result<()> {
    run(transaction, "delete from signing_key where created_at < $1", [then.into()]).await.map(drop)
}
