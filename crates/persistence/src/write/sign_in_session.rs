//! Writing sessions of browsers: each is a family of refresh tokens, of which the current one and the one before are known.

use super::statement::{row, run};
use crate::database::Transaction;
use rialto_domain::Result;
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A session as stored.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SignInSession {
    /// Key.
    pub id: Uuid,
    /// Whose it is.
    pub account_id: Uuid,
    /// SHA-256 of the refresh token that works, in hexadecimal digits.
    pub current_hash: String,
    /// The one before.
    pub previous_hash: Option<String>,
    /// When the current one was made, ms since 1970 UTC.
    pub rotated_at: i64,
    /// What the browser calls itself.
    pub device: String,
    /// When the person signed in, ms since 1970 UTC.
    pub started_at: i64,
    /// Until when it can be renewed, ms since 1970 UTC.
    pub expires_at: i64,
    /// When it was ended, ms since 1970 UTC.
    pub ended_at: Option<i64>,
}

/// Writes a new session.
pub async fn insert(transaction: &Transaction, session: &SignInSession) -> Result<()> {
    let s = session;
    let sql = "insert into sign_in_session (id, account_id, current_hash, rotated_at, device, started_at, last_used_at, expires_at) \
               values ($1, $2, $3, $4, $5, $4, $4, $6)";
    let values = [
        s.id.into(),
        s.account_id.into(),
        s.current_hash.as_str().into(),
        s.started_at.into(),
        s.device.as_str().into(),
        s.expires_at.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// A session by its key.
pub async fn by_id(transaction: &Transaction, id: Uuid) -> Result<Option<SignInSession>> {
    let sql = "select id, account_id, current_hash, previous_hash, rotated_at, device, started_at, expires_at, ended_at \
               from sign_in_session where id = $1";
    row(transaction, sql, [id.into()]).await
}

/// Puts a new refresh token in the place of the current one; false when `current` is not it, or the session is over.
pub async fn rotate(
    transaction: &Transaction,
    id: Uuid,
    (current, new): (&str, &str),
    (now, expires_at): (i64, i64),
) -> Result<bool> {
    let sql = "update sign_in_session \
               set previous_hash = current_hash, current_hash = $3, rotated_at = $4, last_used_at = $4, expires_at = $5 \
               where id = $1 and current_hash = $2 and ended_at is null and expires_at > $4";
    let values = [id.into(), current.into(), new.into(), now.into(), expires_at.into()];
    Ok(run(transaction, sql, values).await? > 0)
}

/// Ends a session of an account; false when there is none that goes on.
pub async fn end(transaction: &Transaction, (account, id): (Uuid, Uuid), now: i64, reason: &str) -> Result<bool> {
    let sql = "update sign_in_session set ended_at = $3, end_reason = $4 \
               where id = $2 and account_id = $1 and ended_at is null and expires_at > $3";
    Ok(run(transaction, sql, [account.into(), id.into(), now.into(), reason.into()]).await? > 0)
}

/// Ends all sessions of an account but one, where one is to be kept.
pub async fn end_all(
    transaction: &Transaction,
    account: Uuid,
    keep: Option<Uuid>,
    (now, reason): (i64, &str),
) -> Result<u64> {
    // a key of zeros is no session's
    let keep = keep.unwrap_or(Uuid::nil());
    let sql = "update sign_in_session set ended_at = $3, end_reason = $4 \
               where account_id = $1 and id <> $2 and ended_at is null";
    run(transaction, sql, [account.into(), keep.into(), now.into(), reason.into()]).await
}
