//! Keys of repeated calls: a create that is sent again, because its answer was lost, answers the record already made.

use super::statement::{row, run};
use crate::database::Transaction;
use rialto_domain::id::{AccountId, GlobalId, Kind};
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A call that carries a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call<'a> {
    /// Who calls.
    pub account: AccountId,
    /// The key, chosen by the caller.
    pub key: &'a str,
    /// What is called: `create_project`.
    pub act: &'a str,
    /// SHA-256 of what it is given, in hexadecimal digits.
    pub input_hash: &'a str,
}

/// What is known of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It is new, and the record's from now on.
    New,
    /// The same call made this record before.
    Again(GlobalId),
    /// Another call used it.
    Used,
}

#[derive(FromQueryResult)]
struct KnownRow {
    act: String,
    input_hash: String,
    kind: String,
    record_id: Uuid,
}

/// Claims a key for a record that is about to be made. A call with the same key that runs at the same time is waited for.
pub async fn claim(transaction: &Transaction, call: &Call<'_>, record: GlobalId, now: i64) -> Result<Claim> {
    let sql = "insert into idempotency (account_id, key, act, input_hash, kind, record_id, created_at) \
               values ($1, $2, $3, $4, $5, $6, $7) on conflict (account_id, key) do nothing";
    let values = [
        call.account.0.into(),
        call.key.into(),
        call.act.into(),
        call.input_hash.into(),
        record.kind.as_str().into(),
        record.key.into(),
        now.into(),
    ];
    if run(transaction, sql, values).await? > 0 {
        return Ok(Claim::New);
    }
    let sql = "select act, input_hash, kind, record_id from idempotency where account_id = $1 and key = $2";
    let known: Option<KnownRow> = row(transaction, sql, [call.account.0.into(), call.key.into()]).await?;
    let known = known.ok_or_else(|| Error::internal("a key that is taken is not there"))?;
    if known.act != call.act || known.input_hash != call.input_hash {
        return Ok(Claim::Used);
    }
    let kind = Kind::ALL.iter().find(|kind| kind.as_str() == known.kind);
    let kind = *kind.ok_or_else(|| Error::internal("a key of no kind"))?;
    Ok(Claim::Again(GlobalId { kind, key: known.record_id }))
}
