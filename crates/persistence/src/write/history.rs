//! What was changed of a record since a version, for who edits another.

use super::statement::rows;
use crate::database::Transaction;
use rialto_domain::id::GlobalId;
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

/// A change as the audit trail holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// The version it made.
    pub version: i64,
    /// Who did it.
    pub account: Option<Uuid>,
    /// When, ms since 1970 UTC.
    pub at: i64,
    /// Fields with what they were.
    pub fields: Vec<PastField>,
}

/// A field that was changed.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct PastField {
    /// Its name.
    pub name: String,
    /// What it was.
    #[serde(default)]
    pub before: Value,
}

#[derive(FromQueryResult)]
struct ChangeRow {
    version: i64,
    account_id: Option<Uuid>,
    created_at: i64,
    fields: Option<String>,
}

/// The changes after a version, oldest first.
pub async fn since(transaction: &Transaction, id: GlobalId, version: i64) -> Result<Vec<Past>> {
    let sql = "select version, account_id, created_at, fields from change where record_id = $1 and version > $2 \
               order by version, id";
    let found: Vec<ChangeRow> = rows(transaction, sql, [id.key.into(), version.into()]).await?;
    found
        .into_iter()
        .map(|row| {
            let fields = row.fields.as_deref().map(serde_json::from_str).transpose().map_err(Error::internal)?;
            let fields = fields.unwrap_or_default();
            Ok(Past { version: row.version, account: row.account_id, at: row.created_at, fields })
        })
        .collect()
}
