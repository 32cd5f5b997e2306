//! Writing identities at providers.

use super::statement::{row, run};
use crate::database::Transaction;
use rialto_domain::Result;
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A new identity of an account.
#[derive(Clone, Debug)]
pub struct Identity {
    /// Key.
    pub id: Uuid,
    /// Whose it is.
    pub account_id: Uuid,
    /// Name of the provider.
    pub provider: String,
    /// The provider's issuer.
    pub issuer: String,
    /// Who, at that issuer.
    pub subject: String,
    /// The address that the provider told.
    pub email: Option<String>,
    /// When it was linked, ms since 1970 UTC.
    pub linked_at: i64,
    /// When it last signed in, ms since 1970 UTC.
    pub last_used_at: Option<i64>,
}

/// Links an identity; false when it is an account's already.
pub async fn insert(transaction: &Transaction, identity: &Identity) -> Result<bool> {
    let i = identity;
    let sql = "insert into identity (id, account_id, provider, issuer, subject, email, linked_at, last_used_at) \
               values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (issuer, subject) do nothing";
    let values = [
        i.id.into(),
        i.account_id.into(),
        i.provider.as_str().into(),
        i.issuer.as_str().into(),
        i.subject.as_str().into(),
        i.email.clone().into(),
        i.linked_at.into(),
        i.last_used_at.into(),
    ];
    Ok(run(transaction, sql, values).await? > 0)
}

/// Notes that an identity signed in, and what address its provider told; false when it was unlinked meanwhile.
pub async fn used(transaction: &Transaction, id: Uuid, email: Option<&str>, now: i64) -> Result<bool> {
    let sql = "update identity set last_used_at = $3, email = coalesce($2, email) where id = $1";
    Ok(run(transaction, sql, [id.into(), email.into(), now.into()]).await? > 0)
}

/// What became of an identity that was to be unlinked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlinked {
    /// It is gone; the name of its provider.
    Done(String),
    /// It is nobody's, or somebody else's.
    Unknown,
    /// It is the only way in.
    LastWayIn,
}

#[derive(FromQueryResult)]
struct Found {
    provider: String,
    others: i64,
}

/// Unlinks an identity of an account, unless it is the only way in.
pub async fn unlink(transaction: &Transaction, (account, id): (Uuid, Uuid)) -> Result<Unlinked> {
    // of two at once one waits here, and sees what the other has left
    run(transaction, "update account set updated_at = updated_at where id = $1", [account.into()]).await?;
    let sql = "select i.provider, (select count(*) from identity o where o.account_id = i.account_id and o.id <> i.id) \
               + (select count(*) from account a where a.id = i.account_id and a.has_password) as others \
               from identity i where i.id = $2 and i.account_id = $1";
    let Some(found) = row::<Found, 2>(transaction, sql, [account.into(), id.into()]).await? else {
        return Ok(Unlinked::Unknown);
    };
    if found.others == 0 {
        return Ok(Unlinked::LastWayIn);
    }
    run(transaction, "delete from identity where id = $1", [id.into()]).await?;
    Ok(Unlinked::Done(found.provider))
}
