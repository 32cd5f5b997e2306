//! Identities at providers: what a member sees of their own, and whose an identity is.

use super::account::{at, key, rows};
use crate::Database;
use crate::read::{Relation, Row, Select, Sql, Table, columns};
use rialto_domain::Result;
use rialto_domain::id::{AccountId, Kind};
use uuid::Uuid;

/// The table: everybody sees their own identities alone.
pub static TABLE: Table =
    Table { name: "identity", kind: Some(Kind::Identity), public: Some("{t}.account_id = {actor}") };

/// The identities of an account.
pub static OF_ACCOUNT: Relation = Relation::new(&TABLE, "{to}.account_id = {from}.id");

columns! {
    ID = id Uuid; ACCOUNT_ID = account_id Uuid; PROVIDER = provider Text; EMAIL = email Text;
    LINKED_AT = linked_at Instant; LAST_USED_AT = last_used_at Instant;
}

/// The account of an identity: the key of the identity, and that of the account.
pub async fn owner(database: &Database, (issuer, subject): (&str, &str)) -> Result<Option<(Uuid, AccountId)>> {
    let narrow = |select: &mut Select| {
        let t = select.alias().to_owned();
        let condition = format!("{t}.issuer = ? and {t}.subject = ?");
        select.filter(Sql::with(condition, [issuer.into(), subject.into()]));
    };
    let columns = |select: &mut Select| [ID, ACCOUNT_ID].map(|column| select.column(column)).to_vec();
    let read = |row: &Row<'_>, slots: &[usize]| Ok((key(row, at(slots, 0))?, AccountId(key(row, at(slots, 1))?)));
    Ok(rows(database, &TABLE, narrow, (columns, read)).await?.into_iter().next())
}
