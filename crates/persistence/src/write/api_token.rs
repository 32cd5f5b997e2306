//! Writing API tokens.

use super::statement::{row, run};
use crate::database::Transaction;
use rialto_domain::Result;
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// An API token as stored: never the token itself.
#[derive(Clone, Debug)]
pub struct ApiToken {
    /// Key.
    pub id: Uuid,
    /// Whose it is.
    pub account_id: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// Its first characters, by which its owner knows it again.
    pub prefix: String,
    /// SHA-256 of the token, in hexadecimal digits.
    pub token_hash: String,
    /// What it may do, names with a space between.
    pub scopes: String,
    /// When it was made, ms since 1970 UTC.
    pub created_at: i64,
    /// Until when it works, ms since 1970 UTC.
    pub expires_at: i64,
}

#[derive(FromQueryResult)]
struct Found {
    #[expect(dead_code, reason = "that there is a row is the answer")]
    id: Uuid,
}

/// Whether an account has a token of this name that works.
pub async fn has_name(transaction: &Transaction, account: Uuid, name: &str, now: i64) -> Result<bool> {
    let sql = "select id from api_token where account_id = $1 and name = $2 and revoked_at is null and expires_at > $3";
    Ok(row::<Found, 3>(transaction, sql, [account.into(), name.into(), now.into()]).await?.is_some())
}

/// Writes a new token.
pub async fn insert(transaction: &Transaction, token: &ApiToken) -> Result<()> {
    let t = token;
    let sql = "insert into api_token (id, account_id, name, prefix, token_hash, scopes, created_at, expires_at) \
               values ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = [
        t.id.into(),
        t.account_id.into(),
        t.name.as_str().into(),
        t.prefix.as_str().into(),
        t.token_hash.as_str().into(),
        t.scopes.as_str().into(),
        t.created_at.into(),
        t.expires_at.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// Revokes a token of an account; false when there is none that works.
pub async fn revoke(transaction: &Transaction, (account, id): (Uuid, Uuid), now: i64) -> Result<bool> {
    let sql = "update api_token set revoked_at = $3 where account_id = $1 and id = $2 and revoked_at is null";
    Ok(run(transaction, sql, [account.into(), id.into(), now.into()]).await? > 0)
}

/// Notes that a token was used.
pub async fn used(transaction: &Transaction, id: Uuid, now: i64) -> Result<()> {
    run(transaction, "update api_token set last_used_at = $2 where id = $1", [id.into(), now.into()]).await.map(drop)
}
